import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const asgKind: KindDefinition = {
  kind: "asg",
  type: "Microsoft.Network/applicationSecurityGroups",
  apiVersion: API_VERSIONS["Microsoft.Network/applicationSecurityGroups"],
  icon: "M6.5 3.5H9M12 3.5h2.5M17.5 3.5a3 3 0 0 1 3 3M20.5 10v2.5M20.5 16v1.5a3 3 0 0 1-3 3M14.5 20.5H12M9 20.5H6.5a3 3 0 0 1-3-3M3.5 14v-2.5M3.5 8V6.5a3 3 0 0 1 3-3M10.4 9.2a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0ZM17.4 9.2a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0ZM13.9 15.4a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0Z",
  family: "security",
  group: "network",
  face: "chip",
  fields,
  words,
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 80, scope: "group", caf: "asg" },
  placed: true,
  fact: (r, q) => {
    const count = q.refsTo(r.id, "props.nics.*.asgs.*").length;
    return count === 0 ? "" : count === 1 ? "1 machine" : `${count} machines`;
  },
};
