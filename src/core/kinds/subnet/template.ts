import type { Resource } from "../../model/design.ts";
import type { Expr, Value } from "../../template/tree.ts";
import type { TemplateContext } from "../definition.ts";
import { propsOf } from "../read.ts";
import { withoutUnset } from "../write.ts";
import { fields } from "./fields.ts";

/** `properties` of a subnet, the same inside its network and as a child of an existing one. */
export function subnetBody(
  subnet: Resource,
  t: TemplateContext,
  idOf: (symbol: string) => Expr,
): { readonly [key: string]: Value } {
  const props = propsOf(fields, subnet);
  const prefixes = (props.prefixes ?? []).map((p) => p.trim());
  const [only] = prefixes;
  return withoutUnset({
    addressPrefix: prefixes.length === 1 && only !== undefined ? only : undefined,
    addressPrefixes: prefixes.length > 1 ? prefixes : undefined,
    networkSecurityGroup: props.nsg === undefined ? undefined : { id: idOf(t.symbol(props.nsg)) },
    defaultOutboundAccess: props.defaultOutboundAccess,
  });
}
