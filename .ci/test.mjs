// `npm test`: every check of the project, and one last line that counts them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NoBrowser } from "./browser.mjs";
import { oneStep, summary, tapCounts, vitestCounts } from "./counts.mjs";
import { runJourneys } from "./journeys.mjs";
import { judgesRequired, prepareJudges } from "./judges.mjs";
import { projectRoot, runNode, tool } from "./process.mjs";

const NOT_BUILT = "Not run, because the build failed.";

const found = [];
const failedSteps = [];

/** Prints what a step found and remembers it. A report that proves nothing is a failure. */
function settle(name, seconds, counts, output = "") {
  const settled = counts.problem === undefined ? counts : { ...counts, failed: counts.failed + 1 };
  found.push(settled);
  if (settled.failed > 0) failedSteps.push(name);
  console.log(`\n── ${name}: ${settled.failed > 0 ? "failed" : "passed"} in ${seconds.toFixed(1)} s`);
  for (const text of [output.trimEnd(), counts.problem ?? ""]) if (text !== "") console.log(text);
  return settled.failed === 0;
}

/** A run that fails although no test of it did (an error between the tests) counts as one failure. */
const honest = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

/** One command that is silent when it succeeds; what it printed is shown when it fails. */
async function step(name, args, countsOf = ({ code }) => oneStep(code === 0)) {
  const result = await runNode(args);
  return settle(name, result.seconds, countsOf(result), result.code === 0 ? "" : result.output);
}

async function style() {
  await step("format", tool("prettier", ["--check", "--log-level", "warn", "."]));
  await step("lint", tool("eslint", ["-c", ".config/eslint.config.mjs", "--max-warnings", "0", "."]));
}

/** @returns {Promise<boolean>} true when the app and the command line are built */
async function compile() {
  await step("types", tool("typescript", ["-p", "tsconfig.json"], "tsc"));
  await step("core without DOM", tool("typescript", ["-p", "src/core/tsconfig.json"], "tsc"));
  await step("import map", [".ci/boundaries.mjs"]);
  await step("tools", ["--test", "--test-reporter=tap", ...toolTests()], ({ code, output }) =>
    honest(tapCounts(output), code),
  );
  const built = await step("build", [".ci/build.mjs"]);
  if (built) await step("package", [".ci/package.mjs"]);
  else settle("package", 0, oneStep(false), NOT_BUILT);
  return built;
}

function toolTests() {
  const folder = join(projectRoot, ".ci", "test");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => join(folder, name));
}

/** The judges are optional for a reader of the project and required where its exports are vouched for. */
async function judges() {
  if (!judgesRequired()) return;
  const started = performance.now();
  const { ok, output } = await prepareJudges();
  settle("judges", (performance.now() - started) / 1000, oneStep(ok), output);
}

async function unit(folder) {
  console.log("\n── unit");
  const report = join(folder, "unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, seconds } = await runNode(tool("vitest", ["run", ...reporters]), { live: true, minutes: 30 });
  settle("unit", seconds, honest(unitCounts(report), code));
}

function unitCounts(report) {
  try {
    return vitestCounts(JSON.parse(readFileSync(report, "utf8")));
  } catch (error) {
    return { ...oneStep(true), passed: 0, problem: `The unit run wrote no report: ${error.message}` };
  }
}

async function journeys(built) {
  console.log("\n── journeys");
  if (!built) return settle("journeys", 0, oneStep(false), NOT_BUILT);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const { code, counts } = await runJourneys();
    const known = counts ?? { ...oneStep(true), passed: 0, problem: "The journeys wrote no report." };
    return settle("journeys", seconds(), honest(known, code));
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    return settle("journeys", seconds(), oneStep(false), error.message);
  }
}

const folder = mkdtempSync(join(tmpdir(), "vnet-designer-test-"));
try {
  await judges();
  // Two lanes, because the checks are independent and two cores are common.
  const [, built] = await Promise.all([style(), compile()]);
  await unit(folder);
  await journeys(built);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const { lines, closing, ok } = summary(found, { maySkip: !judgesRequired() });
console.log("");
for (const line of lines) console.log(line);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(", ")}`);
console.log(closing);
process.exitCode = ok ? 0 : 1;
