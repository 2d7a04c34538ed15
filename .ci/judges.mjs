// The outside judges of what we export: the official compiler, the template conformance check, the traffic vectors.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isMain, projectRoot, runNode } from "./process.mjs";

const FOLDERS = ["arm-conformance", "bicep", "traffic-vectors"];

/** The folder beside the project that holds the judges; SHARED_DIR names another. */
export const sharedFolder = (env = process.env) => resolve(projectRoot, env.SHARED_DIR ?? "../shared");

/** True where a missing judge is a failure and not a reason to skip. */
export const judgesRequired = (env = process.env) => env.VNET_REQUIRE_JUDGES === "1";

/**
 * Fetches the official Bicep compiler when the judges are here, and says what is missing.
 * @returns {Promise<{ok: boolean, output: string}>} ok: every judge is here and ready
 */
export async function prepareJudges(shared = sharedFolder()) {
  const missing = FOLDERS.filter((folder) => !existsSync(resolve(shared, folder)));
  if (missing.length > 0) {
    return {
      ok: false,
      output: `Not beside the project: ${missing.map((folder) => `shared/${folder}`).join(", ")}.`,
    };
  }
  const { code, output } = await runNode([resolve(shared, "bicep", "install.mjs")], { minutes: 10 });
  return code === 0
    ? { ok: true, output: "" }
    : { ok: false, output: `The official Bicep compiler cannot be had here: ${output.trim()}` };
}

if (isMain(import.meta.url)) {
  const { ok, output } = await prepareJudges();
  console.log(ok ? "The judges of exported templates are ready." : output);
  // Without the folder there is nobody to ask; with it, a compiler that cannot be had is a failure.
  if (!ok && (judgesRequired() || existsSync(sharedFolder()))) process.exitCode = 1;
}
