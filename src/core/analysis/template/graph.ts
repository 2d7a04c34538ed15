import { collectUses, type Uses } from "../../template/values.ts";
import { isExpr, type TemplateResource, type Value } from "../../template/tree.ts";

function usesOf(r: TemplateResource): Uses {
  const uses: Uses = { symbols: new Set(r.after), parameters: new Set() };
  if (r.parent !== undefined) uses.symbols.add(r.parent);
  for (const value of [r.name, r.location, r.condition, r.body])
    if (value !== undefined) collectUses(value, uses);
  return uses;
}

const known = new WeakMap<TemplateResource, Uses>();
const cachedUses = (r: TemplateResource): Uses => {
  let uses = known.get(r);
  if (uses === undefined) known.set(r, (uses = usesOf(r)));
  return uses;
};

/** Symbols that a resource refers to, its parent included. */
export const referencesOf = (r: TemplateResource): ReadonlySet<string> => cachedUses(r).symbols;

/** Parameters that the resources of a file use. */
export function parametersOf(resources: readonly TemplateResource[]): ReadonlySet<string> {
  return new Set(resources.flatMap((r) => [...cachedUses(r).parameters]));
}

/** Drops what is only there to be referred to and that nothing refers to, directly or through another such. */
export function withoutUnused<R extends TemplateResource>(resources: readonly R[]): readonly R[] {
  const bySymbol = new Map(resources.map((r) => [r.symbol, r]));
  const used = new Set<string>();
  const visit = (symbol: string): void => {
    if (used.has(symbol)) return;
    used.add(symbol);
    const r = bySymbol.get(symbol);
    if (r !== undefined) for (const s of referencesOf(r)) visit(s);
  };
  for (const r of resources) if (!r.existing) visit(r.symbol);
  return resources.filter((r) => used.has(r.symbol));
}

/**
 * Takes references out that lead to nothing printed, such as a card's subnet whose network was lost with its file. The
 * design keeps them; Azure says what is missing.
 */
export function withoutDangling<R extends TemplateResource>(resources: readonly R[]): readonly R[] {
  const symbols = new Set(resources.map((r) => r.symbol));
  const rooted = resources.filter((r) => r.parent === undefined || symbols.has(r.parent));
  if (rooted.length < resources.length) return withoutDangling(rooted);
  return resources.map((r) =>
    [...referencesOf(r)].every((s) => symbols.has(s))
      ? r
      : { ...r, body: (cut(r.body, symbols) ?? {}) as typeof r.body },
  );
}

/** The value without dangling references and without objects that held nothing else; undefined when nothing is left. */
function cut(value: Value, symbols: ReadonlySet<string>): Value | undefined {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap((v) => cut(v, symbols) ?? []);
  if (isExpr(value)) {
    const uses: Uses = { symbols: new Set(), parameters: new Set() };
    collectUses(value, uses);
    return [...uses.symbols].every((s) => symbols.has(s)) ? value : undefined;
  }
  const entries = Object.entries(value as { readonly [key: string]: Value });
  const kept = entries.flatMap(([key, v]): [string, Value][] => {
    const left = cut(v, symbols);
    return left === undefined ? [] : [[key, left]];
  });
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}
