import { isExpr, type Expr, type TemplateParameter, type Value } from "./tree.ts";

/** Parts of a join in one row: texts that touch are one, nested joins are dissolved, what is empty is gone. */
export function flattenJoin(parts: readonly Value[], into: (string | Expr)[] = []): (string | Expr)[] {
  for (const part of parts) {
    if (isExpr(part)) {
      if (part.e === "join") flattenJoin(part.parts, into);
      else into.push(part);
    } else {
      // Checked before: a part is text, a number, a truth value or an expression.
      const text = typeof part === "string" ? part : JSON.stringify(part);
      const last = into.at(-1);
      if (text === "") continue;
      if (typeof last === "string") into[into.length - 1] = last + text;
      else into.push(text);
    }
  }
  return into;
}

/** Whether an expression gives text by itself; numbers and truth values have to be put between quotes first. */
export const isText = (expr: Expr, parameters: ReadonlyMap<string, TemplateParameter>): boolean =>
  expr.e !== "param" || parameters.get(expr.name)?.type === "string";
