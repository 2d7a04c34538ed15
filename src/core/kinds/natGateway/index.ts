import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const natGatewayKind: KindDefinition = {
  kind: "natGateway",
  type: "Microsoft.Network/natGateways",
  apiVersion: API_VERSIONS["Microsoft.Network/natGateways"],
  icon: "M3.8 5.5h1.6c3.2 0 4.4 6.5 7.6 6.5M3.8 18.5h1.6c3.2 0 4.4-6.5 7.6-6.5M3.8 12h16.4M17.2 8.8 20.4 12l-3.2 3.2",
  family: "edge",
  group: "network",
  face: "chip",
  fields,
  words,
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "group", caf: "ng" },
  placed: true,
  fact: (r) => {
    const { publicIps = [], publicIpPrefixes = [] } = propsOf(fields, r);
    const count = publicIps.length + publicIpPrefixes.length;
    return count === 0 ? "no address" : count === 1 ? "1 address" : `${count} addresses`;
  },
};
