import { cardsOf, nextAddress, prefixesOf, subnetPrefixes } from "../analysis/index.ts";
import { kindOf } from "../kinds/index.ts";
import type { Id, Resource } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import {
  err,
  familyOf,
  message,
  nextFree,
  ok,
  parseCidr,
  prefixLength,
  type Address,
  type Cidr,
  type Message,
  type Result,
} from "../net/index.ts";
import { hasRoom } from "./insert.ts";
import { copyName, takenNames } from "./names.ts";
import { setAt } from "./setAt.ts";
import { freePrivateBlock } from "./space.ts";

/** Hands out names, prefixes and addresses that are free, its own earlier gifts included. */
export class FreshSpace {
  readonly #q: Query;
  readonly #names = new Map<string, Set<string>>();
  readonly #vnets: Cidr[] = [];
  readonly #subnets = new Map<Id, Cidr[]>();
  readonly #addresses = new Set<Address>();
  readonly #cards = new Map<Id, number>();
  readonly #newSpace = new Map<Id, readonly Cidr[]>();

  constructor(q: Query) {
    this.#q = q;
  }

  name(r: Resource): string {
    const { scope, max } = kindOf(r.kind).name;
    const key = `${r.kind} ${scope === "parent" ? (r.parent ?? "") : ""}`;
    let taken = this.#names.get(key);
    if (taken === undefined) {
      const known = r.parent === undefined || this.#q.find(r.parent) !== undefined;
      taken = known ? takenNames(this.#q, r.kind, r.parent) : new Set();
      this.#names.set(key, taken);
    }
    const name = copyName(r.name, taken, max);
    taken.add(name.trim().toLowerCase());
    return name;
  }

  /**
   * Networks and subnets keep their size and get the next free block, cards the next free address; a text that is no
   * prefix stays as it is. Refused when the place that was pasted into has no room.
   */
  renumber(r: Resource): Result<Resource, Message> {
    return r.kind === "vnet" || r.kind === "subnet" ? this.#prefixes(r) : this.#cardsFor(r);
  }

  /** A copy that keeps its prefixes: what is copied into it is cut from them, around what stays. */
  keep(r: Resource): void {
    const prefixes = ((r.props["prefixes"] ?? []) as readonly string[]).flatMap(valid);
    if (r.kind === "vnet") this.#newSpace.set(r.id, prefixes);
    if (r.kind === "subnet" && r.parent !== undefined)
      this.#subnets.set(r.parent, [...(this.#subnets.get(r.parent) ?? []), ...prefixes]);
  }

  #prefixes(r: Resource): Result<Resource, Message> {
    const texts = (r.props["prefixes"] ?? []) as readonly string[];
    const prefixes: string[] = [];
    for (const text of texts) {
      const parsed = parseCidr(text);
      const block = parsed.ok ? this.#block(r, parsed.value) : undefined;
      // Inside a copied network the text stays and the rules speak; in one of the design there must be room.
      if (parsed.ok && block === undefined && r.kind === "subnet" && this.#isInDesign(r.parent)) {
        const space = prefixesOf(this.#q, r.parent!).join(", ");
        const { name } = this.#q.get(r.parent!);
        return err(space === "" ? message("noPrefix", { name }) : message("noRoom", { space, name }));
      }
      prefixes.push(block ?? text);
    }
    if (r.kind === "vnet") this.#newSpace.set(r.id, prefixes.flatMap(valid));
    return ok(texts.length === 0 ? r : { ...r, props: { ...r.props, prefixes } });
  }

  #isInDesign(id: Id | undefined): boolean {
    return id !== undefined && this.#q.find(id) !== undefined;
  }

  #block(r: Resource, prefix: Cidr): Cidr | undefined {
    const family = familyOf(prefix);
    const length = prefixLength(prefix);
    if (r.kind === "vnet") {
      // IPv6 space comes from an organisation's own plan, so we invent none.
      const block = family === 6 ? undefined : freePrivateBlock(this.#q, length, this.#vnets);
      if (block !== undefined) this.#vnets.push(block);
      return block;
    }
    const { parent } = r;
    if (parent === undefined) return undefined;
    const isThere = this.#isInDesign(parent);
    const space = isThere ? prefixesOf(this.#q, parent) : (this.#newSpace.get(parent) ?? []);
    const given = this.#subnets.get(parent) ?? [];
    this.#subnets.set(parent, given);
    const taken = [...(isThere ? subnetPrefixes(this.#q, parent) : []), ...given];
    const ofFamily = (list: readonly Cidr[]): Cidr[] => list.filter((p) => familyOf(p) === family);
    const block = nextFree(ofFamily(space), ofFamily(taken), length, family);
    if (block !== undefined) given.push(block);
    return block;
  }

  #cardsFor(r: Resource): Result<Resource, Message> {
    let copy = r;
    for (const { subnet, path, text } of cardsOf(r)) {
      // In a subnet that is itself a copy, the address follows the copied prefix: Azure hands it out.
      if (!this.#isInDesign(subnet)) {
        copy = setAt(copy, path, undefined);
        continue;
      }
      const already = this.#cards.get(subnet) ?? 0;
      if (!hasRoom(this.#q, subnet, already + 1))
        return err(message("noAddress", { name: this.#q.get(subnet).name }));
      this.#cards.set(subnet, already + 1);
      if (text === "") continue;
      const address = nextAddress(this.#q, subnet, this.#addresses);
      if (address !== undefined) this.#addresses.add(address);
      copy = setAt(copy, path, address);
    }
    return ok(copy);
  }
}

const valid = (text: string): Cidr[] => {
  const parsed = parseCidr(text);
  return parsed.ok ? [parsed.value] : [];
};
