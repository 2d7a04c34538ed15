import { marks, type Severity, type Verdict } from "./marks.ts";

interface Props {
  readonly of: Severity | Verdict;
  readonly size?: number;
  /** A count of zero is grey. */
  readonly none?: boolean;
}

/** The shape of a severity or a verdict. Its word always stands beside it, so the shape itself is silent. */
export function Mark({ of, size = 16, none = false }: Props) {
  const { fill, stroke, ink, dash } = marks[of];
  return (
    <svg
      className={`mark mark-${none ? "none" : of}`}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {fill !== undefined && <path className="mark-fill" d={fill} />}
      {stroke !== undefined && <path className="mark-stroke" d={stroke} strokeDasharray={dash?.join(" ")} />}
      {ink !== undefined && <path className="mark-ink" d={ink} />}
    </svg>
  );
}
