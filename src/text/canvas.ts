/** Words of the canvas: items, tools, menus, previews, news. */

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const canvas = {
  name: "Drawing",
  hint: "Arrow keys walk, Enter goes in, Escape goes out. Letters add: V network, S subnet. Shift F10 opens the menu.",
  nothing: "Nothing is drawn yet",
  count: (wanted: number, usable: number): string => `${wanted} of ${usable}`,
  countTitle: (wanted: number, usable: number): string => `${wanted} addresses wanted, ${usable} usable`,
  inside: (n: number): string => `${n} inside`,
  noPrefix: "No valid prefix",
  facts: (fact: string, more: string): string => (fact === "" ? more : `${fact} · ${more}`),

  /** "Subnet snet-train, 10.1.0.0/28, in vnet-ml-weu, 1 error, 2 resources" */
  item: (p: {
    readonly kind: string;
    readonly name: string;
    readonly fact: string;
    readonly home: string | undefined;
    readonly errors: number;
    readonly warnings: number;
    readonly inside: number | undefined;
    readonly existing: boolean;
    readonly collapsed: boolean;
    readonly selected: boolean;
  }): string =>
    [
      `${p.kind} ${p.name}`,
      p.fact,
      p.home === undefined ? "" : `in ${p.home}`,
      p.errors > 0 ? plural(p.errors, "error") : "",
      p.warnings > 0 ? plural(p.warnings, "warning") : "",
      p.inside === undefined ? "" : p.inside === 0 ? "empty" : plural(p.inside, "resource"),
      p.existing ? "already in Azure" : "",
      p.collapsed ? "collapsed" : "",
      p.selected ? "selected" : "",
    ]
      .filter((part) => part !== "")
      .join(", "),
  on: (carrier: string): string => `on ${carrier}`,
  loose: "not attached",

  /** Word on a line that is a resource. */
  lineWord: (kind: string): string => (kind === "peering" ? "Peered" : ""),
  line: (kind: string, from: string, to: string, broken: boolean): string =>
    `${kind} of ${from} and ${to}${broken ? ", broken" : ""}`,

  slot: "Add a subnet",
  slotFree: (prefix: string): string => `${prefix} is free`,
  slotFull: "The address space is full",
  connectFrom: (name: string): string => `Connect ${name}`,

  ghost: (name: string, notes: readonly string[]): string => [name, ...notes].join(", "),
  /** "to snet-dev", with what else changes after it. */
  movesTo: (to: string): string => `to ${to}`,
  movesHere: "place on the canvas",
  staysHere: "Back to its place",
  cannotGo: "Cannot go here",
  connectsTo: (n: number, first: string): string => (n === 1 ? first : `${n} meanings, drop to choose`),
  pickTarget: "Drop on the thing to connect to",

  nameOf: (name: string): string => `Name of ${name}`,
  prefixOf: (name: string): string => `Prefix of ${name}`,
  nextFree: "Next free",
  nextFreeIs: (prefix: string): string => `Next free: ${prefix}`,
  noneFree: "No block of this size is free",
  sizes: "Sizes that fit",

  tools: {
    name: "Canvas tools",
    select: "Select",
    pan: "Pan",
    connect: "Connect",
    zoomOut: "Zoom out",
    zoomIn: "Zoom in",
    zoomTo100: (percent: number): string => `Zoom ${percent} %, back to 100 %`,
    percent: (percent: number): string => `${percent} %`,
    fit: "Fit the design",
  },
  minimap: "Map of the design",

  menu: {
    item: (name: string): string => `Menu of ${name}`,
    canvas: "Menu of the canvas",
    several: (n: number): string => `Menu of ${n} things`,
    rename: "Rename",
    prefix: "Edit prefix",
    connect: "Connect to…",
    move: "Move to…",
    collapse: "Collapse",
    expand: "Expand",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    duplicate: "Duplicate",
    remove: "Delete",
    add: (kind: string): string => `Add ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
    all: "Select all",
    fit: "Fit the design",
    moveOf: (name: string): string => `Move ${name} to`,
    connectOf: (name: string): string => `Connect ${name}`,
    nowhere: "No other place takes it",
    noTarget: "Nothing in the design can be connected with it",
  },

  deleted: (name: string, inner: number): string =>
    inner === 0 ? `Deleted ${name}` : `Deleted ${name} and ${plural(inner, "thing")} in it`,
  deletedMany: (n: number): string => `Deleted ${n} things`,
  copied: (n: number): string => `Copied ${plural(n, "thing")}`,
  selectedCount: (n: number): string => (n === 0 ? "Nothing selected" : `${plural(n, "thing")} selected`),
  notMoved: "Nothing changed",
} as const;
