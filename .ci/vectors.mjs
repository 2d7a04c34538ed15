// `npm run vectors`: the traffic vectors alone, with a report of every one.
import { runNode, tool } from "./process.mjs";

const args = ["run", "src/core/traffic/vectors.test.ts", ...process.argv.slice(2)];
const { code } = await runNode(tool("vitest", args), { env: { VECTORS_REPORT: "1" }, live: true });
process.exitCode = code;
