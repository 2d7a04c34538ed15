import type { Id } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";

/**
 * Names that a symbol must not take: words and functions of the language, and what our parameters are called.
 * Source: Bicep language specification, 2026-08-01.
 */
const RESERVED = new Set(
  (
    "any array assert az bool concat contains deployer deployment empty environment existing extension extensionResourceId false " +
    "first for format func guid if import in int items join json last length list location main managementGroup max " +
    "metadata min module newGuid none null object output param provider range readEnvironmentVariable reference " +
    "replace resource resourceGroup resourceId resourceInput resourceOutput skip split string subscription " +
    "subscriptionResourceId substring sys take targetScope tenant tenantResourceId this toLower toUpper toObject trim " +
    "true type types union uniqueString uri uriComponent using utcNow var void with"
  ).split(" "),
);
/** The parameters that templates bring along; a symbol must not look like one. */
const OWN_PARAMETER = /^(location|adminUsername|adminPassword|sshPublicKey)/i;

/** Whether a name means something in the language already. */
export const isReserved = (name: string): boolean => RESERVED.has(name);

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** "nsg-train" → "nsgTrain"; "" when the name has no letter that an identifier may begin with. */
export function camelCase(name: string): string {
  const words = name.match(/[a-z0-9]+/gi) ?? [];
  const joined = words
    .map((w, n) => (n === 0 ? w.charAt(0).toLowerCase() + w.slice(1) : upperFirst(w)))
    .join("");
  return /^[a-z]/.test(joined) ? joined.slice(0, 100) : "";
}

/**
 * The identifier of each parameter of the design: its own name where the language takes it. Azure ignores the case of
 * parameters, so two that differ in case alone are told apart by a number.
 */
export function parameterTable(q: Query): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of Object.keys(q.part("parameters"))) {
    const wish = /^[a-z_]\w*$/i.test(name) ? name.slice(0, 200) : camelCase(`p ${name}`);
    const base = RESERVED.has(wish) || OWN_PARAMETER.test(wish) ? `${wish}Value` : wish;
    const identifier = firstFree(base, (s) => !taken.has(s.toLowerCase()));
    taken.add(identifier.toLowerCase());
    table.set(name, identifier);
  }
  return table;
}

/** One symbol for each resource of the design, in document order, so that adding one renames no other. */
export function symbolTable(q: Query): ReadonlyMap<Id, string> {
  const table = new Map<Id, string>();
  const taken = new Set<string>(q.derive(parameterTable).values());
  const isFree = (s: string): boolean => !taken.has(s) && !RESERVED.has(s) && !OWN_PARAMETER.test(s);
  const counts = new Map<string, number>(); // where the search goes on, since many subnets share a name
  for (const id of q.everything()) {
    const r = q.get(id);
    const wish = camelCase(r.name);
    const base = wish === "" ? `${r.kind}${camelCase(`x${r.name}`).slice(1)}` : wish;
    const symbol = isFree(base) ? base : firstFree(`${r.kind}${upperFirst(base)}`, isFree, counts);
    taken.add(symbol);
    table.set(id, symbol);
  }
  return table;
}

/** The wish, or the wish with the first number from 2 that makes it free. `counts` remembers how far each wish got. */
export function firstFree(
  wish: string,
  isFree: (name: string) => boolean,
  counts?: Map<string, number>,
): string {
  if (isFree(wish)) return wish;
  for (let n = counts?.get(wish) ?? 2; ; n++) {
    if (!isFree(`${wish}${n}`)) continue;
    counts?.set(wish, n + 1);
    return `${wish}${n}`;
  }
}
