import { describe, expect, it } from "vitest";
import { oneGroup, twoGroups } from "../../testing/templateTrees.ts";
import { printArm } from "./arm.ts";
import { printBicep } from "./bicep.ts";
import { checkTree } from "./check.ts";
import {
  idOf,
  join,
  param,
  propOf,
  scope,
  type TemplateModule,
  type TemplateParameter,
  type TemplateResource,
  type TemplateTree,
} from "./tree.ts";

const empty: TemplateTree = {
  scope: "resourceGroup",
  header: [],
  parameters: [],
  resources: [],
  modules: [],
  outputs: [],
};

const network = (symbol: string, more: Partial<TemplateResource> = {}): TemplateResource => ({
  symbol,
  type: "Microsoft.Network/virtualNetworks",
  apiVersion: "2025-05-01",
  name: symbol,
  body: {},
  from: symbol,
  ...more,
});
const subnet = (symbol: string, parent: string, more: Partial<TemplateResource> = {}): TemplateResource =>
  network(symbol, { type: "Microsoft.Network/virtualNetworks/subnets", parent, ...more });
const text = (name: string, more: Partial<TemplateParameter> = {}): TemplateParameter => ({
  name,
  type: "string",
  description: name,
  ...more,
});
const part = (more: Partial<TemplateModule> = {}): TemplateModule => ({
  symbol: "part",
  file: "part",
  args: {},
  tree: empty,
  ...more,
});

const resources = (...list: TemplateResource[]): TemplateTree => ({ ...empty, resources: list });
const parameters = (...list: TemplateParameter[]): TemplateTree => ({ ...empty, parameters: list });
const modules = (...list: TemplateModule[]): TemplateTree => ({ ...empty, modules: list });

describe("a tree is refused", () => {
  it.each<[why: string, tree: TemplateTree, what: RegExp]>([
    ["two resources of one symbol", resources(network("a"), network("a")), /two things/],
    [
      "a parameter and a resource of one name",
      { ...resources(network("a")), parameters: [text("a")] },
      /two things/,
    ],
    ["two parameters that differ in case only", parameters(text("a"), text("A")), /two things/],
    ["a symbol that is no identifier", resources(network("a-b")), /cannot name a resource/],
    ["a symbol that hides Bicep's namespace", resources(network("az")), /cannot name a resource/],
    ["a reference into nothing", resources(network("a", { body: { x: idOf("b") } })), /names b/],
    [
      "a reference into nothing deep inside",
      resources(network("a", { body: { x: [{ y: join("z", idOf("b")) }] } })),
      /names b/,
    ],
    ["a parameter that is not declared", resources(network("a", { name: param("b") })), /parameter b/],
    ["an odd path", resources(network("a"), network("b", { body: { x: propOf("a", "x()") } })), /odd path/],
    ["a list inside text", resources(network("a", { body: { x: join(["y"]) } })), /joins/],
    ["no number", resources(network("a", { body: { x: Number.NaN } })), /NaN/],
    [
      "the deployment's location in a body",
      resources(network("a", { location: scope("location") })),
      /location/,
    ],
    [
      "a default that names a resource",
      { ...resources(network("a")), parameters: [text("b", { default: idOf("a") })] },
      /names a/,
    ],
    ["a secret with a default", parameters(text("a", { secure: true, default: "x" })), /secret a/],
    ["a secret with a value for its file", parameters(text("a", { secure: true, value: "x" })), /secret a/],
    ["a parent that is not there", resources(subnet("s", "v")), /no parent v/],
    [
      "a parent of another kind",
      resources(network("v", { type: "Microsoft.Network/natGateways" }), subnet("s", "v")),
      /no child/,
    ],
    [
      "a child without its parent",
      resources(network("s", { type: "Microsoft.Network/virtualNetworks/subnets" })),
      /needs a parent/,
    ],
    [
      "a child deployed into another group",
      resources(network("v", { existing: true, scope: { resourceGroup: "rg" } }), subnet("s", "v")),
      /takes a module/,
    ],
    [
      "an existing resource with a body",
      resources(network("a", { existing: true, body: { x: 1 } })),
      /exists already/,
    ],
    [
      "a scope for something deployed",
      resources(network("a", { scope: { resourceGroup: "rg" } })),
      /another scope/,
    ],
    ["a name in the body", resources(network("a", { body: { name: "x" } })), /name in its body/],
    [
      "a mark on nothing",
      resources(network("a", { inner: [{ path: "properties.x", from: "x" }] })),
      /nothing at/,
    ],
    ["an order after nothing", resources(network("a", { after: ["b"] })), /after nothing/],
    ["a type that would leave its quotes", resources(network("a", { type: "a/b'c" })), /odd type/],
    [
      "a ring of references",
      resources(network("a", { body: { x: idOf("b") } }), network("b", { after: ["a"] })),
      /wait for each other: a, b/,
    ],
    ["two files of one name", modules(part(), part({ symbol: "other", file: "PART" })), /same file/],
    ["a file outside its folder", modules(part({ file: "../x" })), /cannot name the file/],
    ["an argument that nobody wants", modules(part({ args: { x: "y" } })), /no parameter x/],
    ["an argument that is missing", modules(part({ tree: parameters(text("x")) })), /gets no x/],
    [
      "a location that is not passed on",
      modules(part({ tree: parameters(text("x", { default: scope("location") })) })),
      /gets no x/,
    ],
    [
      "a region with a default that is not passed on",
      modules(
        part({
          tree: {
            ...resources(network("a", { location: param("x") })),
            parameters: [text("x", { default: "uksouth" })],
          },
        }),
      ),
      /gets no x/,
    ],
    [
      "an output that the module lacks",
      {
        ...modules(part()),
        outputs: [{ name: "o", type: "string", description: "", value: propOf("part", "outputs.x") }],
      },
      /not among its outputs/,
    ],
    [
      "a module under a subscription without group",
      { ...modules(part()), scope: "subscription" },
      /no resource group/,
    ],
    [
      "a fault inside a module",
      modules(part({ tree: resources(network("a", { body: { x: idOf("b") } })) })),
      /names b/,
    ],
  ])("for %s", (_why, tree, what) => {
    expect(() => printBicep(tree)).toThrow(what);
    expect(() => printArm(tree)).toThrow(what);
  });
});

describe("a tree is accepted", () => {
  it.each<[why: string, tree: TemplateTree]>([
    ["with everything", oneGroup],
    ["with modules", twoGroups],
    ["with nothing", empty],
    [
      "with a child inside a network that exists in its group",
      resources(network("v", { existing: true }), subnet("s", "v")),
    ],
    [
      "with one symbol in two modules",
      modules(
        part({ tree: resources(network("a")) }),
        part({ symbol: "b", file: "b", tree: resources(network("a")) }),
      ),
    ],
    [
      "with an output named like a resource",
      {
        ...resources(network("a")),
        outputs: [{ name: "a", type: "string", description: "", value: idOf("a") }],
      },
    ],
  ])("%s", (_why, tree) => {
    expect(() => {
      checkTree(tree);
    }).not.toThrow();
    expect(printBicep(tree).files["main.bicep"]).toBeDefined();
    expect(() => JSON.parse(printArm(tree).files["main.json"] ?? "") as unknown).not.toThrow();
  });
});
