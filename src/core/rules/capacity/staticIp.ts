import { cardsOf, freeAddress, isReserved, prefixesOf, type Card } from "../../analysis/index.ts";
import type { Command } from "../../commands/index.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import {
  addressWords,
  contains,
  err,
  familyOf,
  message,
  ok,
  parseAddress,
  type Address,
  type AddressCode,
  type Params,
} from "../../net/index.ts";
import { prefixTexts } from "../cidr/prefixTexts.ts";
import { VNET_FAQ } from "../cidr/sources.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { addressClashes, addressesIn } from "./addressClashes.ts";

const said = (code: AddressCode) => ({
  what: (p: Params) => `${p["name"]}: ${addressWords[code](p)}`,
  why: () => "Azure refuses a network card whose address it cannot read.",
});

/** An address set by hand is one that Azure can give: in the subnet, not kept, and nobody else's. */
export const staticIp = defineRule({
  id: "capacity/static-ip",
  severity: "error",
  profiles: "base",
  subjects: ["vm"],
  source: [VNET_FAQ],
  *check(r, q): Iterable<Draft> {
    if (r.existing !== undefined) return;
    for (const card of cardsOf(r)) {
      if (card.text === "") continue;
      const fault = faultOf(q, r, card);
      if (fault === undefined) continue;
      const subnet = q.get(card.subnet);
      yield {
        variant: fault.variant,
        facet: card.row,
        at: [{ id: r.id, path: card.path }, ...(fault.other === undefined ? [] : [{ id: fault.other }])],
        params: { name: r.name, address: card.text, subnet: subnet.name, ...fault.params },
        fixes: fixesFor(q, card),
      };
    }
  },
  words: {
    empty: said("empty"),
    "not-address": said("not-address"),
    "octal-looking": said("octal-looking"),
    "octet-range": said("octet-range"),
    zone: said("zone"),
    "has-length": said("has-length"),
    six: {
      what: (p) => `${p["name"]}: ${p["address"]} is IPv6, and a card's first address is IPv4`,
      why: () => "Azure refuses the network card.",
    },
    outside: {
      what: (p) => `${p["name"]}: ${p["address"]} lies outside ${p["subnet"]}, which has ${p["prefixes"]}`,
      why: () => "Azure assigns addresses of the card's own subnet only and refuses the card.",
    },
    kept: {
      what: (p) => `${p["name"]}: Azure keeps ${p["address"]} of ${p["subnet"]} for itself`,
      why: () => "The first four addresses and the last of every prefix are kept; Azure refuses the card.",
    },
    taken: {
      what: (p) => `${p["name"]}: ${p["address"]} is taken by ${p["other"]}`,
      why: () => "An address belongs to one card of a network; Azure refuses the second.",
    },
  },
  fixes: {
    next: { label: (p) => `Use ${p["address"]}`, command: setAddress() },
    dynamic: { label: () => "Let Azure choose", command: setAddress() },
  },
});

interface Fault {
  readonly variant: string;
  readonly params?: Params;
  readonly other?: Id;
}

function faultOf(q: Query, r: Resource, card: Card): Fault | undefined {
  const parsed = parseAddress(card.text);
  if (!parsed.ok) return { variant: parsed.error.code, params: parsed.error.params };
  const address = parsed.value;
  if (familyOf(address) === 6) return { variant: "six" };
  const prefixes = prefixesOf(q, card.subnet);
  const holder = prefixes.find((p) => familyOf(p) === 4 && contains(p, address));
  if (holder !== undefined && isReserved(holder, address)) return { variant: "kept" };
  // Where a prefix cannot be read, nobody knows what lies outside.
  const isKnown = prefixes.length > 0 && prefixes.length === prefixTexts(q.get(card.subnet)).length;
  if (holder === undefined && isKnown)
    return { variant: "outside", params: { prefixes: prefixes.join(", ") } };
  return clash(q, r, card, address);
}

/** The first holder is right, each later one is wrong. */
function clash(q: Query, r: Resource, card: Card, address: Address): Fault | undefined {
  const vnet = q.get(card.subnet).parent;
  if (vnet === undefined) return undefined;
  const [first] = q.derive(addressClashes, vnet).get(address) ?? [];
  if (first === undefined || (first.id === r.id && first.row === card.row)) return undefined;
  const other = first.id === r.id ? "its other card" : q.get(first.id).name;
  return { variant: "taken", params: { other }, other: first.id };
}

/** The lowest address that is free in the whole network, or none at all. */
function fixesFor(q: Query, card: Card): DraftFix[] {
  const vnet = q.get(card.subnet).parent;
  const taken = vnet === undefined ? new Set<Address>() : q.derive(addressesIn, vnet);
  const free = freeAddress(prefixesOf(q, card.subnet), (a) => taken.has(a));
  const args = { id: card.id, path: card.path };
  return [
    ...(free === undefined
      ? []
      : [{ fix: "next", args: { ...args, address: free }, params: { address: free } }]),
    { fix: "dynamic", args },
  ];
}

function setAddress(): Command<Json> {
  return (q, args) => {
    const { id, path, address } = args as {
      readonly id: Id;
      readonly path: string;
      readonly address?: string;
    };
    const r = q.find(id);
    if (r === undefined || !cardsOf(r).some((card) => card.path === path)) return err(message("noFix"));
    return ok([{ op: "set", id, path, ...(address === undefined ? {} : { value: address }) }]);
  };
}
