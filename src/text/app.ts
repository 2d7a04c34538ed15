/** Words of the frame: banner, status line, floor plan, first ten seconds. */

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const app = {
  windowTitle: (title: string) => `${title} · VNet Designer`,
  regions: {
    banner: "Design",
    palette: "Palette",
    canvas: "Canvas",
    inspector: "Inspector",
    dock: { findings: "Findings", code: "Code", rules: (name: string) => `Rules: ${name}` },
    status: "Status",
  },
  separators: {
    left: "Width of the palette",
    right: "Width of the inspector",
    dock: "Height of the panel below",
  },
  tabs: { left: "Left panel", dock: "Panel below the canvas" },
  banner: {
    rename: (title: string) => `${title}, rename the design`,
    title: "Title of the design",
    menu: "Design menu",
    search: "Find, add or run anything",
    undo: (what?: string) => (what === undefined ? "Nothing to undo" : `Undo: ${what}`),
    redo: (what?: string) => (what === undefined ? "Nothing to redo" : `Redo: ${what}`),
    toLight: "Use the light scheme",
    toDark: "Use the dark scheme",
    export: "Export",
  },
  menu: {
    kept: "On this device",
    create: "New design",
    open: "Open a file",
    save: "Save to a file",
    rename: "Rename",
  },
  save: {
    saved: "Saved on this device",
    saving: "Saving",
    failed: "Not saved",
    off: "Not saved on this device",
    download: "Download the design",
  },
  readOnly: { newer: "Read only: made by a newer version", "other-tab": "Read only: open in another tab" },
  takeOver: "Take over",
  tookOver: "This tab writes the design now",
  openCopy: "Open a copy",
  copyTitle: (title: string) => `${title}, copy`,
  readOnlyWhy: {
    newer: "A newer version of this program wrote the design. Update the program to change it.",
    "other-tab": "Another tab has this design open and writes it.",
  },
  status: {
    error: (n: number) => plural(n, "error"),
    warning: (n: number) => plural(n, "warning"),
    info: (n: number) => plural(n, "note"),
    resources: (n: number) => plural(n, "resource"),
    rules: (profile: string) => `Rules: ${profile}`,
    checked: (ms: number) => `Checked in ${Math.max(1, Math.round(ms))} ms`,
    checking: "Checking",
    nothing: "Nothing to check",
    zoom: (zoom: number) => `${Math.round(zoom * 100)} %`,
  },
  profiles: { current: "current", "aml-2022": "AML 2022 + base", "aml-2019": "AML 2019 + base" },
  dock: {
    fold: "Fold the panel below",
    unfold: "Open the panel below",
  },
  panels: {
    showPalette: "Show the palette",
    showInspector: "Show the inspector",
    loading: "Loading",
  },
  toast: {
    undo: "Undo",
    close: "Close the message",
    /** "Delete snet-dev and 4 things in it" → "Deleted snet-dev and 4 things in it" */
    done: (label: string) => label.replace(/^Delete /, "Deleted "),
  },
  empty: {
    title: "Draw a network and see what is wrong with it",
    lead: "Start from a ready-made design, or drag a virtual network from the left.",
    or: "or begin with an empty canvas",
    addNetwork: "Add a virtual network",
    open: "Open a file",
    drop: "You can also drop a project file anywhere. Nothing leaves this device.",
    example: (title: string, what: string, count: string) => `${title}. ${what} ${count}.`,
  },
  gallery: {
    "two-tiers": {
      title: "Two tiers",
      what: "Web, data and admin subnets, each with its own security group.",
    },
    "find-the-faults": {
      title: "Find the faults",
      what: "A broken design to practise on. 4 faults are hidden.",
    },
    "two-regions": {
      title: "Two regions",
      what: "Training networks in Europe and America, over three resource groups.",
    },
  },
  files: {
    drop: "Drop the file to open it",
    opened: (title: string) => `Opened ${title}`,
    more: (n: number) => `${plural(n, "more change")} of this kind.`,
    saved: (name: string) => `Saved ${name}`,
    downloaded: (name: string) => `Downloaded ${name}`,
    unreadable: (name: string) => `${name} could not be read. The design on the screen is unchanged.`,
    tooLarge: (name: string, mb: number) => `${name} has ${mb} MB. A design file has at most 20 MB.`,
    failed: (name: string) => `${name} was not saved. Choose another place, or download it.`,
    description: "Network design",
  },
  failure: {
    title: (panel: string) => `${panel} stopped`,
    text: "Something in this panel failed. The design is safe, and the rest of the screen works.",
    reload: "Reload panel",
    chunk: "A part of the program could not be loaded. Reload the page, nothing is lost.",
    reloadPage: "Reload the page",
  },
} as const;
