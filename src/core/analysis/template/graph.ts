import { isExpr, type TemplateResource, type Value } from "../../template/tree.ts";

/** Symbols that a value refers to. */
function mentioned(value: Value | undefined, found: Set<string>): void {
  if (value === undefined || value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const v of value as readonly Value[]) mentioned(v, found);
  } else if (isExpr(value)) {
    if ("of" in value) found.add(value.of);
    else if (value.e === "join") for (const v of value.parts) mentioned(v, found);
  } else for (const v of Object.values(value as { readonly [key: string]: Value })) mentioned(v, found);
}

/** Symbols that a resource refers to, its parent included. */
export function referencesOf(r: TemplateResource): ReadonlySet<string> {
  const found = new Set<string>(r.after);
  if (r.parent !== undefined) found.add(r.parent);
  mentioned(r.name, found);
  mentioned(r.condition, found);
  mentioned(r.body, found);
  return found;
}

/** Parameters that the resources of a file use. */
export function parametersOf(resources: readonly TemplateResource[]): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: Value | undefined): void => {
    if (value === undefined || value === null || typeof value !== "object") return;
    if (Array.isArray(value)) (value as readonly Value[]).forEach(walk);
    else if (isExpr(value)) {
      if (value.e === "param") found.add(value.name);
      else if (value.e === "join") value.parts.forEach(walk);
    } else Object.values(value as { readonly [key: string]: Value }).forEach(walk);
  };
  for (const r of resources) {
    walk(r.name);
    walk(r.location);
    walk(r.condition);
    walk(r.body);
  }
  return found;
}

/** Drops what is only there to be referred to and that nothing refers to, directly or through another such. */
export function withoutUnused(resources: readonly TemplateResource[]): readonly TemplateResource[] {
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
