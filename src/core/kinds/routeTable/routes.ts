import type { Resource, RowId } from "../../model/design.ts";
import { parseAddress, parseCidr, type Address, type Cidr } from "../../net/index.ts";
import { propsOf, rowsOf, textOf } from "../read.ts";
import { fields, type Route } from "./fields.ts";

/** A route with what is always asked of it, read from the typed text. */
export interface ReadRoute {
  readonly row: RowId;
  readonly name: string | undefined;
  /** As typed, trimmed; "" = nothing. */
  readonly prefixText: string;
  readonly prefix: Cidr | undefined;
  /** The prefix is written as a service tag; whether Azure knows it is another question. */
  readonly tag: string | undefined;
  readonly nextHopType: NonNullable<Route["nextHopType"]>;
  readonly nextHopText: string | undefined;
  readonly nextHopIp: Address | undefined;
}

const TAG = /^[a-z][a-z0-9.]*$/i;

/** The routes of a table in the order in which they are written. */
export const routesOf = (table: Resource): readonly ReadRoute[] =>
  rowsOf(propsOf(fields, table).routes).map(([row, route]) => {
    const prefixText = textOf(route.addressPrefix) ?? "";
    const prefix = parseCidr(prefixText);
    const nextHopText = textOf(route.nextHopIp);
    const address = parseAddress(nextHopText ?? "");
    return {
      row,
      name: textOf(route.name),
      prefixText,
      prefix: prefix.ok ? prefix.value : undefined,
      tag: TAG.test(prefixText) ? prefixText : undefined,
      nextHopType: route.nextHopType ?? "VirtualAppliance",
      nextHopText,
      nextHopIp: address.ok ? address.value : undefined,
    };
  });
