/** Geometry: the one source of canvas, minimap and pictures. Pure: boxes in, boxes out. */
export { arrange, freeSpot, type Top } from "./arrange.ts";
export { GridIndex } from "./grid.ts";
export { networkBodyTop, orderBefore, trayBodyTop } from "./block.ts";
export * from "./hit.ts";
export type { Item } from "./item.ts";
export { linesOf, type Line } from "./lines.ts";
export * from "./neighbour.ts";
export * from "./rect.ts";
export { pathOf, type Point } from "./route.ts";
export {
  cardsIn,
  drawnFor,
  groupGrid,
  sceneOf,
  visible,
  type Scene,
  type SceneGroup,
  type SceneNode,
} from "./scene.ts";
export * from "./sizes.ts";
export { slotOf, type Slot } from "./slot.ts";
export type { Segment } from "./strip.ts";
export type { ChipContent, Count, Face, Tree } from "./tree.ts";
