import { securityRulesOf } from "../../kinds/nsg/rules.ts";
import { listOf } from "../../kinds/read.ts";
import type { Resource, RowId } from "../../model/design.ts";
import { parseCidr } from "../../net/index.ts";

/** One side of a security rule with prefixes that point inside their network. */
export interface HostBitList {
  readonly row: RowId;
  readonly rule: string;
  readonly field: "source" | "destination";
  /** The first such prefix, and its network. */
  readonly text: string;
  readonly network: string;
  /** The list with networks in place of all of them. */
  readonly value: string;
}

export function hostBitLists(nsg: Resource): readonly HostBitList[] {
  return securityRulesOf(nsg).flatMap(({ row, name, rule }) =>
    (["source", "destination"] as const).flatMap((field): HostBitList[] => {
      const parts = listOf(rule[field]).map((text) => ({ text, network: networkOf(text) }));
      const first = parts.find((part) => part.network !== undefined);
      if (first?.network === undefined) return [];
      const value = parts.map((part) => part.network ?? part.text).join(", ");
      return [{ row, rule: name, field, text: first.text, network: first.network, value }];
    }),
  );
}

/** The network of a prefix with host bits; undefined for anything else. */
function networkOf(text: string): string | undefined {
  const parsed = parseCidr(text);
  return !parsed.ok && parsed.error.code === "host-bits-set" ? parsed.error.params.suggestion : undefined;
}
