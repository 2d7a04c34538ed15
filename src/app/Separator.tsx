import { useRef, type KeyboardEvent, type PointerEvent } from "react";

interface Props {
  readonly name: string;
  readonly className: string;
  readonly orientation: "vertical" | "horizontal";
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whether the panel grows when the pointer moves to larger coordinates. */
  readonly grows: boolean;
  readonly onSize: (size: number) => void;
  /** Back to the size that fits the window. */
  readonly onReset: () => void;
}

const STEP = 16;
const LARGE_STEP = 64;

/** A handle of 6 px between two regions: drag, arrow keys, Home, End; a double click forgets the size. */
export function Separator({ name, className, orientation, value, min, max, grows, onSize, onReset }: Props) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const sign = grows ? 1 : -1;
  const set = (size: number): void => onSize(Math.max(min, Math.min(max, Math.round(size))));
  const at = (e: PointerEvent): number => (orientation === "vertical" ? e.clientX : e.clientY);
  const [less, more] = orientation === "vertical" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const onKeyDown = (e: KeyboardEvent): void => {
    const step = e.shiftKey ? LARGE_STEP : STEP;
    if (e.key === less) set(value - sign * step);
    else if (e.key === more) set(value + sign * step);
    else if (e.key === "Home") set(min);
    else if (e.key === "End") set(max);
    else return;
    e.preventDefault();
  };
  return (
    <div
      className={`separator separator-${orientation} ${className}`}
      role="separator"
      tabIndex={0}
      aria-label={name}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(e) => {
        if (e.button !== 0) return;
        e.currentTarget.setPointerCapture(e.pointerId);
        start.current = { at: at(e), size: value };
      }}
      onPointerMove={(e) => {
        if (start.current !== null) set(start.current.size + sign * (at(e) - start.current.at));
      }}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
    />
  );
}
