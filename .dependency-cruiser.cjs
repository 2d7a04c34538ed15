// The import map: which room may see which, and which room may use which package. docs/ARCHITECTURE.md gives the
// reasons. Every message says what to do; a better-named thing one room lower usually cures it.

const LOWER = "Move what is shared into a better-named thing one room lower; that usually cures it.";

const CORE_BASE = ["core/net", "core/facts", "core/model", "core/template", "core/traffic"];
const CORE_MEANING = [...CORE_BASE, "core/kinds", "core/analysis"];
const CORE = [...CORE_MEANING, "core/commands", "core/rules", "core/scene", "core/files", "core/lessons"];

/** Each room and the rooms it may see besides itself. */
const ROOMS = {
  "core/net": [],
  "core/facts": ["core/net"],
  "core/model": ["core/net"],
  "core/template": ["core/net"],
  "core/traffic": ["core/net", "core/facts"],
  "core/kinds": CORE_BASE,
  "core/analysis": [...CORE_BASE, "core/kinds"],
  "core/commands": CORE_MEANING,
  "core/rules": [...CORE_MEANING, "core/commands"],
  "core/scene": CORE_MEANING,
  "core/files": [...CORE_MEANING, "core/commands"],
  "core/lessons": CORE,
  state: CORE,
  canvas: [...CORE, "state", "text", "theme"],
  ui: [...CORE, "state", "text", "theme"],
  app: [...CORE, "state", "canvas", "ui", "platform", "text", "theme"],
  platform: CORE,
  cli: CORE,
  text: CORE,
  theme: [],
  // The entry: it starts the app and hands it to the page.
  "main\\.tsx$": ["app", "theme"],
};

/** Packages by the places that may use them. A package that is not here may be used nowhere in src. */
const PACKAGES = {
  "ip-address": ["core/net"],
  valibot: ["core/model", "core/files"],
  "jsonc-parser": ["core/model", "core/files"],
  fflate: ["core/files", "platform"],
  react: ["state/react\\.ts$", "canvas", "ui", "app"],
  "react-dom": ["canvas", "ui", "app", "main\\.tsx$"],
  zustand: ["state"],
  reactflow: ["canvas"],
  "@mui/[^/]+": ["ui", "theme/mui\\.ts$"],
  "@emotion/[^/]+": ["ui", "theme/mui\\.ts$"],
  "@tanstack/react-virtual": ["ui"],
  shiki: ["ui"],
  "@shikijs/[^/]+": ["ui"],
  "@fontsource-variable/[^/]+": ["theme", "app"],
  idb: ["platform"],
};

/** Tests, and the folders whose only purpose is to serve tests. They may look at anything. */
const TESTS = ["\\.test\\.tsx?$", "^src/testing/", "^src/.*/testing/"];

const inRoom = (place) => `^src/${place}${place.endsWith("$") ? "" : "/"}`;
const plain = (place) => place.replace(/\\|\$/g, "");
const inRooms = (places) => places.map(inRoom);
const inPackage = (name) => `(^|/)node_modules/(@types/)?${name}/`;

const roomRules = Object.entries(ROOMS).map(([room, sees]) => ({
  name: `room-${room.replace(/\W+/g, "-").replace(/-$/, "")}`,
  severity: "error",
  comment:
    `src/${plain(room)} may see ` +
    `${sees.length === 0 ? "no other room" : sees.map((other) => `src/${other}`).join(", ")}. ${LOWER}`,
  from: { path: inRoom(room), pathNot: TESTS },
  to: { path: "^src/", pathNot: [...inRooms([room, ...sees]), ...TESTS] },
}));

const packageRules = Object.entries(PACKAGES).map(([name, places]) => ({
  name: `package-${name.replace(/\W+/g, "-").replace(/^-|-$/g, "")}`,
  severity: "error",
  comment:
    `${name.replace("[^/]+", "*")} is met only in ${places.map((place) => `src/${plain(place)}`).join(", ")}. ` +
    `Ask that room for what you need, in words that do not name the package. ${LOWER}`,
  from: { path: "^src/", pathNot: [...inRooms(places), ...TESTS] },
  to: { path: inPackage(name) },
}));

// A module that imports nothing has no dependency for a rule to look at, hence the second form.
const roomlessRules = [false, true].map((orphan) => ({
  name: "every-module-in-a-room",
  severity: "error",
  comment:
    "Every file of src lives in a room of the import map. Put it into the lowest room that can hold it.",
  from: {
    path: "^src/.*\\.tsx?$",
    pathNot: [...inRooms(Object.keys(ROOMS)), ...TESTS, "^src/[^/]+\\.d\\.ts$"],
    ...(orphan ? { orphan } : {}),
  },
  to: {},
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...packageRules,
    {
      name: "package-unknown",
      severity: "error",
      comment:
        "This package has no row in the import map. Name the room that may use it in .dependency-cruiser.cjs, " +
        "and the reason in docs/decisions.",
      from: { path: "^src/", pathNot: TESTS },
      to: { path: "(^|/)node_modules/", pathNot: Object.keys(PACKAGES).map(inPackage) },
    },
    {
      name: "kinds-know-traffic-by-type",
      severity: "error",
      comment:
        "A kind describes its part of the topology in traffic's types and never asks what flows. Ask in src/core/analysis.",
      from: { path: inRoom("core/kinds"), pathNot: TESTS },
      to: { path: inRoom("core/traffic"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-node",
      severity: "error",
      comment:
        "Only src/cli runs in Node alone. Let the caller hand in files, time and randomness as arguments.",
      from: { path: "^src/", pathNot: [inRoom("cli"), ...TESTS] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-test-code",
      severity: "error",
      comment:
        "Only tests see tests and testing folders. Move what the product needs too into the room it belongs to.",
      from: { path: "^(src|e2e)/", pathNot: [...TESTS, "^e2e/"] },
      to: { path: TESTS },
    },
    {
      name: "journeys-by-hand",
      severity: "error",
      comment:
        "A journey sees the app as a person does. From src it may take words, and values that it compares with.",
      from: { path: "^e2e/" },
      to: { path: "^src/", pathNot: [...inRooms([...CORE, "text"]), ...TESTS] },
    },
    ...roomlessRules,
    {
      name: "no-circle",
      severity: "error",
      comment: `Two modules that need each other are one idea, or hide a third. ${LOWER}`,
      from: {},
      to: { circular: true },
    },
    {
      name: "no-ghost",
      severity: "error",
      comment: "Nothing is found under this name. Mend the path, or run npm install.",
      from: { path: "^(src|e2e)/" },
      to: { couldNotResolve: true, pathNot: "\\.css$" },
    },
    {
      name: "src-stands-alone",
      severity: "error",
      comment:
        "The product needs nothing of the tools around it. Move what it needs into the room it belongs to.",
      from: { path: "^src/", pathNot: TESTS },
      to: { path: "^(\\.ci|\\.config|e2e|dist|docs)/" },
    },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    // Types are imports too: a room that knows a type of another room depends on it.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "browser", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".js", ".json", ".css"],
    },
  },
};
