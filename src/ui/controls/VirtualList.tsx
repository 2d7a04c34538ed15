import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type ReactNode } from "react";

interface Props {
  readonly count: number;
  /** Height of each row in px; rows are of one height or two, and none is measured. */
  readonly height: (n: number) => number;
  readonly keyOf: (n: number) => string;
  readonly render: (n: number) => ReactNode;
  readonly className?: string;
  readonly name: string;
  /** Row that is brought into view when it changes. */
  readonly shown?: number | undefined;
  readonly role?: "list" | "none";
}

/** A list of any length: only the rows in view are in the document, with their place in the whole told. */
export function VirtualList({ count, height, keyOf, render, className, name, shown, role = "list" }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // Windowing by a hook that hands out functions; the compiler's memoisation is not in use.
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: height,
    getItemKey: keyOf,
    overscan: 8,
  });
  const { scrollToIndex, measure } = rows;
  useEffect(() => {
    if (shown !== undefined && shown >= 0) scrollToIndex(shown, { align: "auto" });
  }, [shown, scrollToIndex]);
  useEffect(() => measure(), [height, count, measure]);
  return (
    <div ref={scroller} className={`virtual ${className ?? ""}`} tabIndex={count > 0 ? -1 : undefined}>
      <div
        className="virtual-all"
        style={{ height: rows.getTotalSize() }}
        {...(role === "list" ? { role, "aria-label": name } : {})}
      >
        {rows.getVirtualItems().map((item) => (
          <div
            key={item.key}
            className="virtual-row"
            {...(role === "list"
              ? { role: "listitem", "aria-setsize": count, "aria-posinset": item.index + 1 }
              : {})}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            {render(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
