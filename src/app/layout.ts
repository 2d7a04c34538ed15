import { tokens } from "../theme/tokens.ts";

const { frame, breakpoint } = tokens;

/** What a person asked for on this device; null = the size that fits the window. */
export interface Wishes {
  readonly left: number | null;
  readonly right: number | null;
  readonly dock: number | null;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly dockOpen: boolean;
  /** The dock holds a table or a text, which wants more room than a list of sentences. */
  readonly dockRoomy?: boolean;
}

/** Sizes of the floor plan in px. A width of 0 means the region is not rendered. */
export interface FloorPlan {
  readonly left: number;
  readonly right: number;
  readonly dock: number;
  /** The region floats over the canvas instead of narrowing it. */
  readonly leftOverlay: boolean;
  readonly rightOverlay: boolean;
  /** One-line rows, narrow panels. */
  readonly compact: boolean;
  /** Search is its icon alone. */
  readonly narrow: boolean;
  readonly dockMax: number;
}

const WIDE = 1440;
const TALL = 1080;
const TALL_DOCK = 240;
/** Share of the height that a table or a text under the canvas gets until someone sizes it. */
const ROOMY_SHARE = 0.44;

export const clamp = (n: number, min: number, max: number): number => Math.max(min, Math.min(max, n));

/** Lays the regions out so that the canvas keeps its 400 px: panels give way, the right one first. */
export function floorPlan(window: { width: number; height: number }, wishes: Wishes): FloorPlan {
  const { width, height } = window;
  const compact = width < WIDE;
  const leftOverlay = width < breakpoint.leftOverlay;
  const rightOverlay = width < breakpoint.inspectorOverlay;
  let left = wishes.leftOpen
    ? clamp(
        wishes.left ?? (compact ? frame.leftPanelCompact : frame.leftPanel),
        frame.leftPanelMin,
        frame.leftPanelMax,
      )
    : 0;
  let right = wishes.rightOpen
    ? clamp(
        wishes.right ?? (compact ? frame.rightPanelCompact : frame.rightPanel),
        frame.rightPanelMin,
        frame.rightPanelMax,
      )
    : 0;
  const room = width - frame.canvasMinWidth;
  if (!rightOverlay && left + right > room)
    right = Math.max(right === 0 ? 0 : frame.rightPanelMin, room - left);
  if (!leftOverlay && !rightOverlay && left + right > room)
    left = Math.max(left === 0 ? 0 : frame.leftPanelMin, room - right);
  if (leftOverlay) left = Math.min(left, width - 48);
  if (rightOverlay) right = Math.min(right, width - 48);
  const dockMax = Math.max(
    frame.dockMin,
    Math.floor((height - frame.topBar - frame.statusBar) * frame.dockMaxShare),
  );
  const usual = compact ? frame.dockCompact : height >= TALL ? TALL_DOCK : frame.dockDefault;
  const dockDefault = wishes.dockRoomy === true ? Math.max(usual, Math.round(height * ROOMY_SHARE)) : usual;
  const dock = wishes.dockOpen ? clamp(wishes.dock ?? dockDefault, frame.dockMin, dockMax) : frame.dockTabs;
  return { left, right, dock, leftOverlay, rightOverlay, compact, narrow: rightOverlay, dockMax };
}
