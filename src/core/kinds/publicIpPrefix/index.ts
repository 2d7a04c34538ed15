import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, textOf } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const publicIpPrefixKind: KindDefinition = {
  kind: "publicIpPrefix",
  type: "Microsoft.Network/publicIPPrefixes",
  apiVersion: API_VERSIONS["Microsoft.Network/publicIPPrefixes"],
  icon: "M12 16.8C8.6 13.3 6.9 10.8 6.9 8.4a5.1 5.1 0 0 1 10.2 0c0 2.4-1.7 4.9-5.1 8.4ZM12 7.4v2M11 8.4h2M5 20.3h14",
  family: "edge",
  group: "network",
  face: "chip",
  fields,
  words,
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "group", caf: "ippre" },
  placed: true,
  fact: (r) => `/${textOf(propsOf(fields, r).length) ?? ""}`,
};
