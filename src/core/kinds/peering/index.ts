import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const peeringKind: KindDefinition = {
  kind: "peering",
  type: "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
  apiVersion: API_VERSIONS["Microsoft.Network/virtualNetworks"],
  icon: "M4.5 7h3A1.5 1.5 0 0 1 9 8.5v7A1.5 1.5 0 0 1 7.5 17h-3A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7ZM16.5 7h3A1.5 1.5 0 0 1 21 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-3a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 16.5 7ZM9 10.5h6M9 13.5h6",
  family: "network",
  group: "network",
  face: "line",
  fields,
  words,
  parent: ["vnet"],
  home: ["parent"],
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "parent", caf: "peer" },
  placed: false,
  fact: (r, q) => {
    const { remote } = propsOf(fields, r);
    return remote === undefined ? "" : `to ${q.get(remote).name}`;
  },
};
