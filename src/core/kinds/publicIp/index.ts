import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, textOf } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const publicIpKind: KindDefinition = {
  kind: "publicIp",
  type: "Microsoft.Network/publicIPAddresses",
  apiVersion: API_VERSIONS["Microsoft.Network/publicIPAddresses"],
  icon: "M12 20.8c-4.2-4.4-6.3-7.8-6.3-10.6a6.3 6.3 0 0 1 12.6 0c0 2.8-2.1 6.2-6.3 10.6ZM14.4 10.2a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0Z",
  family: "edge",
  group: "network",
  face: "chip",
  fields,
  words,
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "group", caf: "pip" },
  placed: true,
  fact: (r) => textOf(propsOf(fields, r).dnsLabel) ?? propsOf(fields, r).version ?? "IPv4",
};
