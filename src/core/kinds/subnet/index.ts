import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, validPrefixes } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const subnetKind: KindDefinition = {
  kind: "subnet",
  type: "Microsoft.Network/virtualNetworks/subnets",
  apiVersion: API_VERSIONS["Microsoft.Network/virtualNetworks"],
  icon: "M5 6.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16V8A1.5 1.5 0 0 1 5 6.5ZM8 12h.01M12 12h.01M16 12h.01",
  family: "network",
  group: "common",
  key: "s",
  face: "container",
  fields,
  words,
  parent: ["vnet"],
  home: ["parent"],
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "parent", caf: "snet" },
  placed: false,
  fact: (r) => {
    const [first, ...more] = propsOf(fields, r).prefixes ?? [];
    return first === undefined ? "" : more.length === 0 ? first.trim() : `${first.trim()} +${more.length}`;
  },
  prefixes: (r) => validPrefixes(propsOf(fields, r).prefixes),
};
