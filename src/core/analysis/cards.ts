import { kindOf, referenceFields } from "../kinds/index.ts";
import { asRowId, type Id, type Path, type Resource, type RowId } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import {
  azureReserved,
  contains,
  familyOf,
  firstV4,
  lastV4,
  parseAddress,
  toV4,
  type Address,
  type Cidr,
} from "../net/index.ts";

/** A network card in a subnet, with the address that was set by hand. */
export interface Card {
  readonly id: Id;
  readonly row: RowId;
  readonly subnet: Id;
  /** "props.nics.<row>.privateAddress" */
  readonly path: Path;
  /** As typed; "" = Azure gives one. */
  readonly text: string;
  /** Undefined when the text is empty or no address. */
  readonly address: Address | undefined;
}

/** The cards of a thing that stand in a subnet, in row order. */
export function cardsOf(r: Resource): readonly Card[] {
  const { fields } = kindOf(r.kind);
  return referenceFields(r.kind).flatMap((field) => {
    const list = field.list ?? "";
    if (!field.to.includes("subnet") || fields[list]?.rows?.["privateAddress"] === undefined) return [];
    const rows = (r.props[list] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    return Object.entries(rows).flatMap(([row, { [field.name]: subnet, privateAddress }]): Card[] => {
      if (typeof subnet !== "string" || subnet === "") return [];
      const text = typeof privateAddress === "string" ? privateAddress.trim() : "";
      const parsed = parseAddress(text);
      return [
        {
          id: r.id,
          row: asRowId(row),
          subnet: subnet as Id,
          path: `props.${list}.${row}.privateAddress`,
          text,
          address: parsed.ok ? parsed.value : undefined,
        },
      ];
    });
  });
}

/** Cards of a subnet whose address was set by hand, in document order; whether it is one is not judged here. */
export const fixedCardsIn = (q: Query, subnet: Id): readonly Card[] => q.derive(fixedCards, subnet);

function fixedCards(q: Query, subnet: Id): readonly Card[] {
  return q
    .refsTo(subnet)
    .flatMap((id) => cardsOf(q.get(id)).filter((card) => card.subnet === subnet && card.text !== ""));
}

/** Whether a card may have this address in a subnet with these prefixes: inside one, and not among those Azure keeps. */
export const isAssignable = (prefixes: readonly Cidr[], address: Address): boolean =>
  prefixes.some((p) => familyOf(p) === familyOf(address) && contains(p, address) && !isReserved(p, address));

/** Whether Azure keeps this address of the prefix that holds it. Asked for every card, so IPv4 stays with numbers. */
export function isReserved(prefix: Cidr, address: Address): boolean {
  if (familyOf(prefix) === 6) return azureReserved(prefix).includes(address);
  const n = toV4(address);
  return n < firstV4(prefix) + 4 || n === lastV4(prefix);
}
