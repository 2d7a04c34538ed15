import { nextFreeIn, usualSubnetLength } from "../analysis/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import type { Cidr } from "../net/index.ts";
import { networkBodyTop } from "./block.ts";
import { childrenOf } from "./hit.ts";
import type { Rect } from "./rect.ts";
import type { Scene, SceneNode } from "./scene.ts";
import { NETWORK, TRAY } from "./sizes.ts";

/** Where the next subnet of a network would go. */
export interface Slot extends Rect {
  readonly vnet: Id;
  /** The prefix it would get; absent = the address space is full or not valid. */
  readonly prefix?: Cidr;
}

/** Least height in which the slot's two lines can be read. */
const LEAST = 52;

/**
 * The free slot of a network: the rest of its shortest column. It never changes the network's size, since pointing at
 * something must move nothing; when all columns are full it hangs under the network.
 */
export function slotOf(q: Query, scene: Scene, network: SceneNode): Slot {
  const prefix = q.derive(nextPrefix, network.item.id);
  return {
    vnet: network.item.id,
    ...(prefix === undefined ? {} : { prefix }),
    ...slotBox(scene, network),
  };
}

function slotBox(scene: Scene, network: SceneNode): Rect {
  const bottom = network.y + network.h - NETWORK.padding;
  const columns = new Map<number, { w: number; y: number }>();
  for (const tray of childrenOf(scene, network)) {
    const known = columns.get(tray.x);
    columns.set(tray.x, {
      w: Math.max(known?.w ?? 0, tray.w),
      y: Math.max(known?.y ?? 0, tray.y + tray.h + TRAY.gapY),
    });
  }
  if (columns.size === 0)
    columns.set(network.x + NETWORK.padding, { w: TRAY.width, y: network.y + networkBodyTop });
  const [[x, { w, y }]] = [...columns].sort(([, a], [, b]) => a.y - b.y) as [
    [number, { w: number; y: number }],
  ];
  return bottom - y >= LEAST
    ? { x, y, w, h: bottom - y }
    : {
        x: network.x + NETWORK.padding,
        y: network.y + network.h + 6,
        w: network.w - NETWORK.padding * 2,
        h: LEAST,
      };
}

const nextPrefix = (q: Query, vnet: Id): Cidr | undefined => nextFreeIn(q, vnet, usualSubnetLength(q, vnet));
