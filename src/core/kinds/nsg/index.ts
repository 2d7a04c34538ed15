import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, rowsOf } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const nsgKind: KindDefinition = {
  kind: "nsg",
  type: "Microsoft.Network/networkSecurityGroups",
  apiVersion: API_VERSIONS["Microsoft.Network/networkSecurityGroups"],
  icon: "M12 3.2 5 5.6v5.2c0 4.6 2.9 8 7 9.9 4.1-1.9 7-5.3 7-9.9V5.6ZM8.8 9.7h6.4M9.8 13.2h4.4",
  family: "security",
  group: "common",
  key: "g",
  face: "chip",
  fields,
  words,
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "group", caf: "nsg" },
  placed: true,
  fact: (r) => {
    const count = rowsOf(propsOf(fields, r).securityRules).length;
    return count === 1 ? "1 rule" : `${count} rules`;
  },
};
