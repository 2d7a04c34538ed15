import { kindOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import {
  addressCount,
  contains,
  familyOf,
  firstOf,
  formatAddress,
  nextFree,
  prefixLength,
  toBigInt,
  usableAddresses,
  type Address,
  type Cidr,
} from "../net/index.ts";

/** The valid prefixes of a network or subnet; what is typed wrong is the syntax rules' business. */
export const prefixesOf = (q: Query, id: Id): readonly Cidr[] => q.derive(prefixes, id);

const NONE: readonly Cidr[] = [];
function prefixes(q: Query, id: Id): readonly Cidr[] {
  const r = q.get(id);
  return kindOf(r.kind).prefixes?.(r, q) ?? NONE;
}

/** How full a subnet is, in IPv4 addresses. */
export interface AddressDemand {
  /** Needed at rest. */
  readonly wanted: number;
  /** Needed at full scale. */
  readonly max: number;
  /** Left for network cards after Azure kept its five per prefix; 0 without a valid prefix. */
  readonly usable: number;
  readonly reserved: number;
  readonly total: number;
}

export const demandOf = (q: Query, subnet: Id): AddressDemand => q.derive(demand, subnet);

function demand(q: Query, subnet: Id): AddressDemand {
  let wanted = 0;
  let max = 0;
  for (const id of q.refsTo(subnet)) {
    const r = q.get(id);
    for (const d of kindOf(r.kind).takes?.(r, q) ?? [])
      if (d.subnet === subnet) {
        wanted += d.min;
        max += d.max;
      }
  }
  const v4 = prefixesOf(q, subnet).filter((p) => familyOf(p) === 4);
  const total = v4.reduce((sum, p) => sum + Number(addressCount(p)), 0);
  const usable = v4.reduce((sum, p) => sum + Math.max(0, usableAddresses(p)), 0);
  return { wanted, max, usable, total, reserved: total - usable };
}

/** Addresses of a subnet that are set by hand, with the thing that has each. */
export function fixedAddresses(q: Query, subnet: Id): ReadonlyMap<Address, Id> {
  return q.derive(fixed, subnet);
}

function fixed(q: Query, subnet: Id): ReadonlyMap<Address, Id> {
  const taken = new Map<Address, Id>();
  for (const id of q.refsTo(subnet)) {
    const r = q.get(id);
    for (const d of kindOf(r.kind).takes?.(r, q) ?? [])
      if (d.subnet === subnet)
        for (const address of d.fixed ?? []) if (!taken.has(address)) taken.set(address, id);
  }
  return taken;
}

/** The lowest IPv4 address of the subnet that Azure does not keep and nothing has by hand. */
export function nextAddress(
  q: Query,
  subnet: Id,
  alsoTaken: ReadonlySet<Address> = new Set(),
): Address | undefined {
  const taken = fixedAddresses(q, subnet);
  return freeAddress(prefixesOf(q, subnet), (a) => taken.has(a) || alsoTaken.has(a));
}

/** The lowest IPv4 address of these prefixes that Azure does not keep and that is not taken. */
export function freeAddress(
  prefixes: readonly Cidr[],
  isTaken: (address: Address) => boolean,
): Address | undefined {
  for (const prefix of prefixes) {
    if (familyOf(prefix) !== 4) continue;
    const count = Number(addressCount(prefix));
    const first = firstOf(prefix);
    // At most as many steps as addresses are taken: the first gap ends the search.
    for (let n = 4; n < count - 1; n++) {
      const address = formatAddress(first + BigInt(n), 4);
      if (!isTaken(address)) return address;
    }
  }
  return undefined;
}

/** Prefixes of the subnets of a network, all valid ones, `except` left out. */
export function subnetPrefixes(q: Query, vnet: Id, except?: Id): readonly Cidr[] {
  return q
    .children(vnet)
    .flatMap((id) => (id === except || q.get(id).kind !== "subnet" ? [] : prefixesOf(q, id)));
}

/** The first free block of this length in a network's address space; undefined = no room. */
export function nextFreeIn(
  q: Query,
  vnet: Id,
  length: number,
  family: 4 | 6 = 4,
  except?: Id,
): Cidr | undefined {
  const ofFamily = (list: readonly Cidr[]): Cidr[] => list.filter((p) => familyOf(p) === family);
  return nextFree(ofFamily(prefixesOf(q, vnet)), ofFamily(subnetPrefixes(q, vnet, except)), length);
}

/** Length a new IPv4 subnet gets: /24, or less than half of a space too small for that. */
export function usualSubnetLength(q: Query, vnet: Id): number {
  const lengths = prefixesOf(q, vnet)
    .filter((p) => familyOf(p) === 4)
    .map(prefixLength);
  const widest = lengths.length === 0 ? 16 : Math.min(...lengths);
  return Math.min(29, Math.max(24, widest + 2));
}

/** The prefix of the list that holds this address or prefix whole. */
export const holderOf = (list: readonly Cidr[], inner: Cidr | Address): Cidr | undefined =>
  list.find((p) => familyOf(p) === familyOf(inner) && contains(p, inner));

export const compareAddresses = (a: Address, b: Address): number =>
  toBigInt(a) < toBigInt(b) ? -1 : toBigInt(a) > toBigInt(b) ? 1 : 0;
