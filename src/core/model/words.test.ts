import { describe, expect, it } from "vitest";
import type { Params } from "../net/message.ts";
import { editWords } from "./editWords.ts";
import { fileWords } from "./fileWords.ts";

const ordinary: Params = {
  at: "props.prefixes",
  by: "vm-dev-01",
  column: 12,
  count: 50_001,
  expected: "one of public, government, china",
  field: "name",
  from: 1,
  id: "snet_7k2m9qx4",
  key: "__proto__",
  kind: "subnet",
  line: 120,
  list: "props.rules",
  max: 50_000,
  name: "vnet-hub",
  now: "rg_1a2b3c4d",
  part: "resources",
  path: "props.subnet",
  received: "7",
  row: "row_1a2b",
  size: 21,
  target: "snet_7k2m9qx4",
  to: 2,
  type: "a text",
  version: 3,
  what: "resource group",
};

describe.each([
  ["edits", editWords],
  ["files", fileWords],
] as const)("sentences about %s", (_, words) => {
  it.each(Object.entries(words))("%s", (_code, say) => {
    const sentence = say(ordinary);
    expect(sentence).toMatch(/^\S.*\.$/);
    expect(sentence).not.toMatch(/undefined|please|!/i);
    expect(sentence.length).toBeLessThanOrEqual(110);
  });
});
