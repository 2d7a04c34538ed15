import { tokens } from "../theme/tokens.ts";

/** How much of a thing is drawn: the whole card, a square and a name, or all of the design as one bitmap. */
export type Level = "full" | "lite" | "far";

const { nodeAbove, liteAbove, hysteresis } = tokens.zoom;
/** With fewer cards in view nothing is gained by leaving anything out. */
const MANY = 150;
const MANY_SLACK = 15;
/** More lite cards than this are slower to put on the screen than one bitmap, whatever the zoom. */
const TOO_MANY = 700;
const TOO_MANY_SLACK = 60;

/** The level for a zoom and a number of cards in view; limits are a little further away on the side one comes from. */
export function levelFor(zoom: number, cards: number, now: Level): Level {
  if (cards < (now === "full" ? MANY + MANY_SLACK : MANY - MANY_SLACK)) return "full";
  const isAbove = (limit: number, was: boolean): boolean => zoom > limit + (was ? -hysteresis : hysteresis);
  if (isAbove(nodeAbove, now === "full")) return "full";
  if (cards > TOO_MANY + (now === "far" ? -TOO_MANY_SLACK : TOO_MANY_SLACK)) return "far";
  return isAbove(liteAbove, now !== "far") ? "lite" : "far";
}
