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
const PARAMETER = /^(location|adminUsername|adminPassword|sshPublicKey)/;

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** "nsg-train" → "nsgTrain"; "" when the name has no letter that an identifier may begin with. */
export function camelCase(name: string): string {
  const words = name.match(/[a-z0-9]+/gi) ?? [];
  const joined = words
    .map((w, n) => (n === 0 ? w.charAt(0).toLowerCase() + w.slice(1) : upperFirst(w)))
    .join("");
  return /^[a-z]/.test(joined) ? joined.slice(0, 100) : "";
}

/** One symbol for each resource of the design, in document order, so that adding one renames no other. */
export function symbolTable(q: Query): ReadonlyMap<Id, string> {
  const table = new Map<Id, string>();
  const taken = new Set<string>(Object.keys(q.part("parameters")));
  for (const id of q.everything()) {
    const r = q.get(id);
    const wish = camelCase(r.name);
    const base = wish === "" ? `${r.kind}${camelCase(`x${r.name}`).slice(1)}` : wish;
    const free = (s: string): boolean => !taken.has(s) && !RESERVED.has(s) && !PARAMETER.test(s);
    let symbol = free(base) ? base : `${r.kind}${upperFirst(base)}`;
    for (let n = 2; !free(symbol); n++) symbol = `${r.kind}${upperFirst(base)}${n}`;
    taken.add(symbol);
    table.set(id, symbol);
  }
  return table;
}
