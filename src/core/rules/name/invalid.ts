import { copyName, takenNames, type Command } from "../../commands/index.ts";
import { COMPUTER_NAME_SOURCE, HOST_NAME, HOST_NAME_MAX } from "../../facts/virtualMachines.ts";
import { kindOf, kinds } from "../../kinds/index.ts";
import { fields as vmFields, osOf } from "../../kinds/vm/fields.ts";
import { hostNameOf } from "../../kinds/vm/template.ts";
import { propsOf, textOf } from "../../kinds/read.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { shown } from "../shown.ts";
import { nameFault, tidyName } from "./faults.ts";
import { badGroupsOf } from "./groups.ts";
import { RESOURCE_NAMES } from "./sources.ts";

/** Names follow the rules of their resource type; so do host names, and the names of resource groups. */
export const nameInvalid = defineRule({
  id: "name/invalid",
  severity: "error",
  profiles: "base",
  subjects: kinds.map((k) => k.kind),
  source: [RESOURCE_NAMES, COMPUTER_NAME_SOURCE],
  *check(r, q): Iterable<Draft> {
    const definition = kindOf(r.kind);
    const fault = nameFault(r.name, definition.name);
    if (fault !== undefined) {
      const { min, max } = definition.name;
      yield {
        variant: fault.variant,
        facet: "name",
        at: [{ id: r.id, path: "name" }],
        params: {
          name: shown(r.name),
          part: fault.part,
          min,
          max,
          kind: definition.words.name.toLowerCase(),
        },
        fixes: r.existing ? [] : [renameTo(q, r)],
      };
    }
    if (r.kind === "vm" && r.existing === undefined && fault === undefined) yield* hostName(r);
    yield* badGroupsOf(q, r.id).map(({ group, name, variant }): Draft => ({
      variant,
      facet: group,
      at: [{ id: r.id, path: "placement.resourceGroup" }],
      params: { name: shown(name) },
    }));
  },
  words: {
    missing: {
      what: (p) => `A ${p["kind"]} has no name`,
      why: () => "Azure creates nothing without a name.",
    },
    short: {
      what: (p) =>
        `${p["name"]} is too short: the name of a ${p["kind"]} has at least ${p["min"]} characters`,
      why: () => REFUSED,
    },
    long: {
      what: (p) => `${p["name"]} has ${p["part"]} characters; a ${p["kind"]} takes at most ${p["max"]}`,
      why: () => REFUSED,
    },
    character: {
      what: (p) => `${p["name"]} holds ${p["part"]}, which the name of a ${p["kind"]} cannot`,
      why: () => "Azure takes letters a to z, digits, underscore, period and hyphen, and refuses the rest.",
    },
    start: {
      what: (p) => `${p["name"]} begins with ${p["part"]}`,
      why: () => "Azure wants a letter or digit first.",
    },
    end: {
      what: (p) => `${p["name"]} ends with ${p["part"]}`,
      why: () => "Azure wants a letter, digit or underscore last.",
    },
    hostLong: {
      what: (p) => `${p["name"]}: host name ${p["host"]} has more than ${p["max"]} characters`,
      why: (p) => `${p["os"]} takes host names of at most ${p["max"]} characters; Azure refuses the machine.`,
    },
    hostCharacters: {
      what: (p) => `${p["name"]}: ${p["host"]} is no host name`,
      why: (p) =>
        p["os"] === "Windows"
          ? "Windows takes letters, digits and hyphens, not digits alone; Azure refuses the machine."
          : "Linux takes letters, digits, periods and hyphens; Azure refuses the machine.",
    },
    groupMissing: {
      what: () => "A resource group has no name",
      why: () => "Azure creates nothing without a name.",
    },
    groupLong: {
      what: (p) => `Resource group ${p["name"]} has more than 90 characters`,
      why: () => REFUSED,
    },
    groupCharacters: {
      what: (p) => `Resource group ${p["name"]} has a name that Azure refuses`,
      why: () =>
        "Letters, digits, underscores, parentheses, hyphens and periods may stand in it, no period last.",
    },
  },
  fixes: {
    rename: { label: (p) => `Rename to ${p["to"]}`, command: rename() },
    hostName: {
      label: (p) => (p["to"] === "" ? "Take it from the name" : `Use ${p["to"]}`),
      command: setHost(),
    },
  },
});

const REFUSED = "Azure refuses the deployment at once.";

/** The nearest valid name that nothing else in the scope has. */
function renameTo(q: Query, r: Resource): DraftFix {
  const rule = kindOf(r.kind).name;
  const taken = takenNames(q, r.kind, r.parent);
  taken.delete(r.name.trim().toLowerCase());
  const to = copyName(tidyName(r.name, rule), taken, rule.max);
  return { fix: "rename", args: { id: r.id, to }, params: { to } };
}

function rename(): Command<Json> {
  return (q, args) => {
    const { id, to } = args as { readonly id: Id; readonly to: string };
    if (q.find(id) === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path: "name", value: to }]);
  };
}

/** The name inside the operating system, typed or taken from the machine's. */
function* hostName(vm: Resource): Iterable<Draft> {
  const props = propsOf(vmFields, vm);
  const os = osOf(props);
  const host = hostNameOf(vm);
  const max = HOST_NAME_MAX[os];
  const isLong = host.length > max;
  if (!isLong && HOST_NAME[os].test(host)) return;
  const typed = textOf(props.hostName);
  const tidy = tidyHost(typed ?? host, os);
  yield {
    variant: isLong ? "hostLong" : "hostCharacters",
    facet: "hostName",
    at: [{ id: vm.id, path: "props.hostName" }],
    params: { name: shown(vm.name), host: shown(host), max, os },
    fixes: [{ fix: "hostName", args: { id: vm.id, to: tidy }, params: { to: tidy } }],
  };
}

/** The nearest host name that the operating system takes. */
function tidyHost(text: string, os: "Linux" | "Windows"): string {
  const plain = text
    .replace(/[^a-z0-9-]+/gi, "-")
    .replace(/^-+/, "")
    .slice(0, HOST_NAME_MAX[os])
    .replace(/-+$/, "");
  return HOST_NAME[os].test(plain) ? plain : `vm-${plain}`.slice(0, HOST_NAME_MAX[os]).replace(/-+$/, "");
}

function setHost(): Command<Json> {
  return (q, args) => {
    const { id, to } = args as { readonly id: Id; readonly to: string };
    if (q.find(id) === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path: "props.hostName", value: to }]);
  };
}
