// `npm run fuzz [-- FOLDER…]`: the unit and property tests with other random examples each time. The seed is told, so that
// a failure can be looked at again: VNET_SEED=… npm run unit.
import { spawnSync } from "node:child_process";

const seed = String(Math.floor(Math.random() * 2 ** 31));
console.log(`VNET_SEED=${seed}`);
const { status } = spawnSync("npx", ["vitest", "run", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, VNET_SEED: seed },
});
console.log(`VNET_SEED=${seed}`);
process.exitCode = status ?? 1;
