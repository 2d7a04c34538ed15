import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, rowsOf } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const routeTableKind: KindDefinition = {
  kind: "routeTable",
  type: "Microsoft.Network/routeTables",
  apiVersion: API_VERSIONS["Microsoft.Network/routeTables"],
  icon: "M12 20.5v-5.2c0-4.6-6-3.6-6-9.3M12 15.3c0-4.6 6-3.6 6-9.3M3.4 7.6 6 4.8l2.6 2.8M15.4 7.6 18 4.8l2.6 2.8",
  family: "edge",
  group: "network",
  face: "chip",
  fields,
  words,
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "group", caf: "rt" },
  placed: true,
  fact: (r) => {
    const count = rowsOf(propsOf(fields, r).routes).length;
    return count === 1 ? "1 route" : `${count} routes`;
  },
};
