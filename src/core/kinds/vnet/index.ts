import { API_VERSIONS } from "../../facts/apiVersions.ts";
import { findRegion } from "../../facts/regions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, validPrefixes } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const vnetKind: KindDefinition = {
  kind: "vnet",
  type: "Microsoft.Network/virtualNetworks",
  apiVersion: API_VERSIONS["Microsoft.Network/virtualNetworks"],
  icon: "M4.5 3.5h15a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM8 7.5h2.5a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5H8a.5.5 0 0 1-.5-.5V8a.5.5 0 0 1 .5-.5ZM13.5 7.5H16a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5h-2.5a.5.5 0 0 1-.5-.5V8a.5.5 0 0 1 .5-.5Z",
  family: "network",
  group: "common",
  key: "v",
  face: "container",
  fields,
  words,
  // Start alphanumeric, end alphanumeric or underscore; Azure resource name rules.
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 2, max: 64, scope: "group", caf: "vnet" },
  placed: true,
  fact: (r) => {
    const [first, ...more] = propsOf(fields, r).prefixes ?? [];
    return first === undefined ? "" : more.length === 0 ? first.trim() : `${first.trim()} +${more.length}`;
  },
  prefixes: (r) => validPrefixes(propsOf(fields, r).prefixes),
};

/** Short form of a region for names, "weu"; the region itself when we have none. */
export const regionShort = (region: string): string => findRegion(region)?.short ?? region;
