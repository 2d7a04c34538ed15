import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkBoundaries } from "../boundaries.mjs";

const PACKAGES = ["ip-address", "react", "zustand", "reactflow", "idb", "lodash", "@mui/material", "vitest"];

/** Checks a tree of made-up files, given as path → text; every package named above can be imported there. */
async function checked(files) {
  const root = mkdtempSync(join(tmpdir(), "vnet-designer-boundaries-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  try {
    for (const name of PACKAGES) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, main: "index.js", exports: { ".": "./index.js" } }),
      );
      write(`node_modules/${name}/index.js`, "export const thing = 1;\n");
    }
    write("package.json", JSON.stringify({ name: "planted", type: "module" }));
    for (const [path, text] of Object.entries(files)) write(path, text);
    return await checkBoundaries(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const NET = {
  "src/core/net/cidr.ts": "export type Cidr = string;\nexport const parse = (text: string): Cidr => text;\n",
};
const use = (from) => `import { thing } from "${from}";\nexport const used = thing;\n`;
const THING = "export const thing = 1;\n";

const quiet = {
  "a kind sees the net": {
    ...NET,
    "src/core/kinds/vnet.ts": 'import { parse } from "../net/cidr.ts";\nexport const p = parse;\n',
  },
  "the net meets ip-address": { "src/core/net/v4.ts": use("ip-address") },
  "a kind sees a type of traffic": {
    "src/core/traffic/topology.ts": "export type Part = string;\n",
    "src/core/kinds/nsg.ts":
      'import { type Part } from "../traffic/topology.ts";\nexport const part: Part = "";\n',
  },
  "the theme of MUI": { "src/theme/mui.ts": use("@mui/material") },
  "a panel uses React, MUI and the store": {
    "src/state/design.ts": use("zustand"),
    "src/ui/panel.tsx":
      'import { thing } from "react";\nimport { thing as box } from "@mui/material";\nimport { used } from "../state/design.ts";\nexport const all = [thing, box, used];\n',
  },
  "a test of a low room looks at a high one, a testing folder and Node": {
    "src/testing/designs.ts": THING,
    "src/core/net/testing/arbitraries.ts": use("vitest"),
    "src/core/rules/rule.ts": THING,
    "src/core/net/a.test.ts":
      'import { readFileSync } from "node:fs";\nimport { thing } from "../../testing/designs.ts";\nimport { thing as rule } from "../rules/rule.ts";\nexport const all = [readFileSync, thing, rule];\n',
  },
  "the command line reads files": {
    "src/cli/main.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
  },
};

for (const [name, files] of Object.entries(quiet)) {
  test(`quiet: ${name}`, async () => {
    const { modules, problems } = await checked(files);
    assert.deepEqual(problems, []);
    assert.equal(modules, Object.keys(files).length);
  });
}

const speaks = {
  "the core sees the screen": [
    "room-core-net",
    { "src/core/net/a.ts": use("../../ui/panel.ts"), "src/ui/panel.ts": THING },
  ],
  "a lower room sees a higher one by type only": [
    "room-core-model",
    {
      "src/core/model/a.ts": 'import type { T } from "../rules/rule.ts";\nexport type U = T;\n',
      "src/core/rules/rule.ts": "export type T = string;\n",
    },
  ],
  "a type behind import() in a type": [
    "room-core-model",
    {
      "src/core/model/a.ts": 'export type U = import("../rules/rule.ts").T;\n',
      "src/core/rules/rule.ts": "export type T = string;\n",
    },
  ],
  "a lazy import upwards": [
    "room-canvas",
    { "src/canvas/a.ts": 'export const load = () => import("../ui/panel.ts");\n', "src/ui/panel.ts": THING },
  ],
  "a kind asks what flows": [
    "kinds-know-traffic-by-type",
    { "src/core/kinds/a.ts": use("../traffic/trace.ts"), "src/core/traffic/trace.ts": THING },
  ],
  "ip-address outside the net": ["package-ip-address", { "src/core/rules/a.ts": use("ip-address") }],
  "React in the core": ["package-react", { "src/core/scene/a.ts": use("react") }],
  "React in a store": ["package-react", { "src/state/design.ts": use("react") }],
  "MUI on the canvas": ["package-mui", { "src/canvas/a.ts": use("@mui/material") }],
  "React Flow in a panel": ["package-reactflow", { "src/ui/a.ts": use("reactflow") }],
  "a store in a panel": ["package-zustand", { "src/ui/a.ts": use("zustand") }],
  "storage in a store": ["package-idb", { "src/state/a.ts": use("idb") }],
  "a package without a row": ["package-unknown", { "src/ui/a.ts": use("lodash") }],
  "Node in the core": [
    "no-node",
    { "src/core/files/a.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n' },
  ],
  "the product uses test code": [
    "no-test-code",
    { "src/ui/a.ts": use("../testing/designs.ts"), "src/testing/designs.ts": THING },
  ],
  "a journey reaches into a panel": [
    "journeys-by-hand",
    { "e2e/a.spec.ts": use("../src/ui/panel.ts"), "src/ui/panel.ts": THING },
  ],
  "a module without a room": ["every-module-in-a-room", { "src/core/helpers.ts": THING }],
  "two modules in a circle, by types alone": [
    "no-circle",
    {
      "src/core/net/a.ts": 'import type { B } from "./b.ts";\nexport type A = B | 1;\n',
      "src/core/net/b.ts": 'import type { A } from "./a.ts";\nexport type B = A | 2;\n',
    },
  ],
  "a file that is not there": ["no-ghost", { "src/ui/a.ts": use("./missing.ts") }],
};

for (const [name, [rule, files]] of Object.entries(speaks)) {
  test(`speaks: ${name}`, async () => {
    const { problems } = await checked(files);
    const named = problems.filter((problem) => problem.includes(`${rule}: `));
    assert.equal(named.length > 0, true, `${rule} is expected among:\n${problems.join("\n")}`);
    assert.match(named[0], /: \S+ .*\./, "the message gives advice");
  });
}

test("an empty tree proves nothing", async () => {
  const { problems } = await checked({ "src/notes.txt": "no module" });
  assert.deepEqual(problems, ["No module was looked at."]);
});
