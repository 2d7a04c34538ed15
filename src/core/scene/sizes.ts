/** Sizes of everything drawn, px at zoom 1. They come from the visual language; nothing here is measured from text. */

export const CARD = { width: 160, height: 44, pitch: 52, gapX: 8 } as const;

export const CHIP = { height: 20, gap: 4, looseWidth: 160 } as const;

export const TRAY = {
  width: 180,
  padding: 10,
  header: 42,
  strip: 4,
  chipRow: 27,
  beforeCards: 8,
  gapX: 12,
  gapY: 10,
} as const;

export const NETWORK = {
  padding: 10,
  header: 48,
  strip: 4,
  beforeTrays: 10,
  /** Body of a network without subnets: room for its free slot. */
  emptyBody: 92,
  collapsedWidth: 220,
} as const;

/** Between things that stand free on the canvas. */
export const GAP = { network: 56, card: 20, push: 20, band: 40 } as const;
