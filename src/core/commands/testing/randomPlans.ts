import { asRowId, type Design, type Id, type Json, type NewId } from "../../model/design.ts";
import { err, message, type Message, type Result } from "../../net/index.ts";
import {
  connectOptions,
  copyOf,
  planDelete,
  planDuplicate,
  planInsert,
  planMove,
  planPaste,
  planRename,
  planRow,
  planSet,
  type Plan,
} from "../index.ts";
import { queryOf } from "./world.ts";

/** Small numbers that a test draws at random, and that `randomPlan` turns into something a person might do. */
export type Dice = readonly [verb: number, a: number, b: number, c: number];

const KINDS = ["vnet", "subnet", "nsg", "vm"] as const;

/** Good and bad texts for each field, so that findings come and go. */
const NAMES = ["web", "WEB", "hub", "snet-1", "vm-1", "a b", "🚀", "x".repeat(90), "-x", " web "];
const PREFIXES: readonly (readonly string[])[] = [
  ["10.0.0.0/16"],
  ["10.0.0.0/24"],
  ["10.0.1.0/24"],
  ["10.0.0.0/29"],
  ["10.0.0.5/24"],
  ["10.0.0.0/30"],
  ["office"],
  [""],
  [],
  ["10.0.0.0/24", "10.0.0.128/25"],
  ["10.1.0.0/24", "fd00::/64"],
  ["fd00::/64"],
  ["224.0.0.0/8"],
  ["8.8.0.0/16"],
];
const ADDRESSES = ["10.0.0.4", "10.0.0.5", "10.0.0.0", "10.1.0.9", "", "no", "fd00::4", "10.0.0.04"];
const LISTS = [
  "*",
  "any",
  "VirtualNetwork",
  "10.0.0.0/8",
  "10.0.0.1/8",
  "Sql, 10.0.0.0/8",
  "*, Sql",
  "no way",
  "",
];
const PORTS = ["443", "*", "80-90", "90-80", "", "https", "80,*"];
const REGIONS = ["westeurope", "northeurope", "North Europe", ""];

const FIELDS: Readonly<
  Record<string, readonly (readonly [path: string, values: readonly (Json | undefined)[]])[]>
> = {
  vnet: [
    ["props.prefixes", PREFIXES],
    ["props.dnsServers", [["10.0.0.4"], ["dns"], ["", "10.0.0.04"], []]],
    ["placement.region", REGIONS],
  ],
  subnet: [
    ["props.prefixes", PREFIXES],
    ["props.nsg", [undefined]],
  ],
  nsg: [["placement.region", [...REGIONS, undefined]]],
  vm: [
    ["props.size", ["Standard_D2s_v5", "D2", "", undefined]],
    ["props.image", ["windows-server-2022", "ubuntu-24.04", undefined]],
    ["props.adminUsername", ["azureuser", "admin", "", "1x", undefined]],
    ["props.hostName", ["host", "a_b", "123", undefined]],
    ["placement.region", [...REGIONS, undefined]],
  ],
};

const RULE_FIELDS: readonly (readonly [field: string, values: readonly Json[]])[] = [
  ["name", NAMES],
  ["priority", [100, 110, "100", "first", 99, ""]],
  ["direction", ["Inbound", "Outbound"]],
  ["protocol", ["Tcp", "*", "Icmp", "tcp"]],
  ["source", LISTS],
  ["destination", LISTS],
  ["destinationPorts", PORTS],
];

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length];
const NOTHING = err(message("nothingSelected"));

/** What the numbers mean in this design: any of the commands, mostly possible, sometimes refused. */
export function randomPlan(design: Design, [verb, a, b, c]: Dice, newId: NewId): Result<Plan, Message> {
  const q = queryOf(design);
  const ids = q.everything();
  const one = pick(ids, a);
  const other = pick(ids, b);
  const into = other === undefined ? {} : { into: other };
  switch (verb % 14) {
    case 0:
    case 1:
    case 2:
      return planInsert(
        q,
        { kind: pick(KINDS, a)!, ...into, ...(c % 2 === 0 ? { at: { x: a, y: b } } : {}) },
        newId,
      );
    case 3:
      return planMove(q, { ids: some(ids, a, c), ...(c % 5 === 0 ? { at: { x: b, y: c } } : into) });
    case 4:
      return one === undefined ? NOTHING : planRename(q, { id: one, name: pick(NAMES, b)! });
    case 5:
    case 6:
      return one === undefined ? NOTHING : setting(design, one, b, c);
    case 7:
    case 8:
      return row(design, a, b, c, newId);
    case 9:
      return planDelete(q, { ids: some(ids, a, c % 2) });
    case 10:
      return planPaste(q, { clip: copyOf(q, some(ids, a, c % 3)), ...into }, newId);
    case 11:
      return planDuplicate(q, { ids: some(ids, a, c % 3) }, newId);
    case 12:
      return card(design, a, b, c, newId);
    default: {
      if (one === undefined || other === undefined) return NOTHING;
      const options = connectOptions(q, { from: one, to: other }, newId);
      return options.ok ? { ok: true, value: pick(options.value, c)! } : options;
    }
  }
}

/** One to three different things. */
function some(ids: readonly Id[], a: number, count: number): readonly Id[] {
  return [...new Set([a, a + 3, a + 7].slice(0, 1 + (count % 3)).flatMap((n) => pick(ids, n) ?? []))];
}

function setting(design: Design, id: Id, b: number, c: number): Result<Plan, Message> {
  const [path, values] = pick(FIELDS[design.resources[id]!.kind]!, b)!;
  const value = pick(values, c);
  return planSet(queryOf(design), { ids: [id], path, ...(value === undefined ? {} : { value }) });
}

/** Adds, changes, moves or deletes a security rule. */
function row(design: Design, a: number, b: number, c: number, newId: NewId): Result<Plan, Message> {
  const nsg = pick(queryOf(design).all("nsg"), a);
  if (nsg === undefined) return NOTHING;
  const rows = Object.keys((design.resources[nsg]!.props["securityRules"] ?? {}) as object).map(asRowId);
  const at = pick(rows, b);
  const [field, values] = pick(RULE_FIELDS, b)!;
  const args = { id: nsg, list: "securityRules" };
  if (at === undefined || c % 4 === 0)
    return planRow(queryOf(design), { ...args, value: { name: pick(NAMES, c)! } }, newId);
  if (c % 9 === 1) return planRow(queryOf(design), { ...args, row: at }, newId);
  const before = pick(rows, c);
  if (c % 9 === 2 && before !== undefined)
    return planRow(queryOf(design), { ...args, row: at, before }, newId);
  return planRow(queryOf(design), { ...args, row: at, value: { [field]: pick(values, c)! } }, newId);
}

/** Adds, deletes, moves or changes a network card. */
function card(design: Design, a: number, b: number, c: number, newId: NewId): Result<Plan, Message> {
  const q = queryOf(design);
  const vm = pick(q.all("vm"), a);
  if (vm === undefined) return NOTHING;
  const at = pick(Object.keys((design.resources[vm]!.props["nics"] ?? {}) as object).map(asRowId), b);
  const subnet = pick(q.all("subnet"), c);
  const args = { id: vm, list: "nics" };
  if (at === undefined || c % 5 === 0) return planRow(q, { ...args, value: subnet ? { subnet } : {} }, newId);
  if (c % 5 === 1) return planRow(q, { ...args, row: at }, newId);
  if (c % 5 === 2 && subnet !== undefined)
    return planSet(q, { ids: [vm], path: `props.nics.${at}.subnet`, value: subnet });
  return planSet(q, { ids: [vm], path: `props.nics.${at}.privateAddress`, value: pick(ADDRESSES, b + c)! });
}
