import { useDesign } from "../state/react.ts";
import { Mark as Shape } from "../theme/Mark.tsx";
import type { Item } from "../core/scene/index.ts";
import { marksOf } from "./items.ts";

/** The worst severity of a drawn thing with its count, as one primitive so that only what changes is drawn again. */
export function useMarks(item: Item): {
  readonly worst: "error" | "warning" | undefined;
  readonly count: number;
} {
  const packed = useDesign(() => {
    const { errors, warnings } = marksOf(item);
    return errors > 0 ? `error ${errors}` : warnings > 0 ? `warning ${warnings}` : "";
  });
  const [worst, count] = packed.split(" ");
  return { worst: worst === "error" || worst === "warning" ? worst : undefined, count: Number(count ?? 0) };
}

/** Sits on the top right corner and keeps its size on the screen; the count shows from two up. */
export function Badge({ worst, count }: { readonly worst: "error" | "warning"; readonly count: number }) {
  return (
    <span className={`badge badge-${worst}`} aria-hidden="true">
      <Shape of={worst} size={14} />
      {count > 1 && <span className="num">{count}</span>}
    </span>
  );
}
