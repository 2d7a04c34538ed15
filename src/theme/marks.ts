/**
 * Shapes of severities and verdicts as path data on a 20 grid. Each state has its own shape, so that none is told by
 * colour alone; the word stands beside it. Bitmaps and SVG share these paths.
 */
export type Severity = "error" | "warning" | "info";
export type Verdict = "allowed" | "denied" | "partial" | "unknown";

export interface MarkShape {
  /** Filled with the state's mark colour. Absent = outlined only. */
  readonly fill?: string;
  /** Stroked with the state's mark colour. */
  readonly stroke?: string;
  /** Stroked over the filling, in the ink that is read on it. */
  readonly ink?: string;
  /** Dash pattern of the stroke. */
  readonly dash?: readonly [number, number];
}

export const marks: { readonly [S in Severity | Verdict]: MarkShape } = {
  error: {
    fill: "M6.8 2.5H13.2A1 1 0 0 1 13.9 2.8L17.2 6.1A1 1 0 0 1 17.5 6.8V13.2A1 1 0 0 1 17.2 13.9L13.9 17.2A1 1 0 0 1 13.2 17.5H6.8A1 1 0 0 1 6.1 17.2L2.8 13.9A1 1 0 0 1 2.5 13.2V6.8A1 1 0 0 1 2.8 6.1L6.1 2.8A1 1 0 0 1 6.8 2.5z",
    ink: "M10 6V10.6M10 13.7V13.8",
  },
  warning: {
    fill: "M8.9 3.2a1.3 1.3 0 0 1 2.2 0L18 15.4a1.3 1.3 0 0 1-1.1 1.9H3.1A1.3 1.3 0 0 1 2 15.4z",
    ink: "M10 7.6V11.4M10 14.2V14.3",
  },
  info: {
    stroke: "M10 2.9a7.1 7.1 0 1 0 0 14.2a7.1 7.1 0 0 0 0-14.2zM10 9.4V13.6M10 6.6V6.7",
  },
  allowed: { fill: "M10 2a8 8 0 1 0 0 16a8 8 0 0 0 0-16z", ink: "M6.4 10.3L8.9 12.8L13.6 7.6" },
  denied: { fill: "M10 2a8 8 0 1 0 0 16a8 8 0 0 0 0-16z", ink: "M6.2 10H13.8" },
  partial: {
    fill: "M10 3A7 7 0 0 0 10 17z",
    stroke: "M10 2.9a7.1 7.1 0 1 0 0 14.2a7.1 7.1 0 0 0 0-14.2z",
  },
  unknown: {
    stroke:
      "M9.3 2.6L2.6 9.3A1 1 0 0 0 2.6 10.7L9.3 17.4A1 1 0 0 0 10.7 17.4L17.4 10.7A1 1 0 0 0 17.4 9.3L10.7 2.6A1 1 0 0 0 9.3 2.6zM8.3 8.6a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.1M10 13.3V13.4",
    dash: [2.2, 1.6],
  },
};
