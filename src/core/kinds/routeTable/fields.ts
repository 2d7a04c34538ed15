import { NEXT_HOP_TYPES, ROUTES_SOURCE } from "../../facts/routes.ts";
import type { Fields, PropsOf, RowOf } from "../field.ts";

const route = {
  name: { type: "text", source: ROUTES_SOURCE },
  // A prefix or a service tag, as it is typed.
  addressPrefix: { type: "text", source: ROUTES_SOURCE },
  nextHopType: {
    type: "choice",
    choices: NEXT_HOP_TYPES,
    default: "VirtualAppliance",
    source: ROUTES_SOURCE,
  },
  nextHopIp: {
    type: "address",
    when: (row) => row["nextHopType"] === undefined || row["nextHopType"] === "VirtualAppliance",
    source: ROUTES_SOURCE,
  },
} as const satisfies Fields;

export const fields = {
  routes: { type: "rows", rows: route, source: ROUTES_SOURCE },
  disableBgpPropagation: { type: "bool", default: false, source: ROUTES_SOURCE },
} as const satisfies Fields;

export type RouteTableProps = PropsOf<typeof fields>;
export type Route = RowOf<typeof route>;
