import { API_VERSIONS } from "../../facts/apiVersions.ts";
import type { KindDefinition } from "../definition.ts";
import { propsOf, rowsOf, textOf, validAddress } from "../read.ts";
import { fields } from "./fields.ts";
import { words } from "./words.ts";

export const vmKind: KindDefinition = {
  kind: "vm",
  type: "Microsoft.Compute/virtualMachines",
  apiVersion: API_VERSIONS["Microsoft.Compute/virtualMachines"],
  icon: "M5 4.5h14A1.5 1.5 0 0 1 20.5 6v9a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5ZM8.5 20h7M12 16.5V20M7.5 8.5 9.7 10.4 7.5 12.3M12 12.4h3.5",
  family: "compute",
  group: "common",
  key: "m",
  face: "card",
  fields,
  words,
  home: ["props.nics.*.subnet"],
  name: { pattern: /^[a-z0-9](?:[\w.-]*\w)?$/i, min: 1, max: 64, scope: "group", caf: "vm" },
  placed: true,
  fact: (r) => {
    const props = propsOf(fields, r);
    const address = rowsOf(props.nics)
      .map(([, nic]) => textOf(nic.privateAddress))
      .find((a) => a !== undefined);
    return address ?? textOf(props.size) ?? "";
  },
  takes: (r) =>
    rowsOf(propsOf(fields, r).nics).flatMap(([, nic]) => {
      if (nic.subnet === undefined) return [];
      const fixed = validAddress(nic.privateAddress);
      return [
        {
          subnet: nic.subnet,
          min: 1,
          max: 1,
          ...(fixed === undefined ? {} : { fixed: [fixed] }),
        },
      ];
    }),
};
