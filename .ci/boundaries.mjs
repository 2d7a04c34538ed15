// Holds the source to the import map of .dependency-cruiser.cjs, and proves that every module was looked at.
import { cruise } from "dependency-cruiser";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { isMain, projectRoot } from "./process.mjs";

const FOLDERS = ["src", "e2e"];
const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs");

const isSource = (path) => /\.tsx?$/.test(path);

/** Every TypeScript file on disk, as a path with forward slashes from the root. */
function sourcesIn(root, folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => [folder, ...path.split(sep)].join("/"))
      .filter(isSource),
  );
}

/**
 * Checks a tree of sources.
 * @param {string} root folder that holds src and, if there are journeys, e2e
 * @returns {Promise<{modules: number, problems: string[]}>} problems: sentences with advice, none when all is well
 */
export async function checkBoundaries(root) {
  const folders = readdirSync(root).filter((name) => FOLDERS.includes(name));
  const { output } = await cruise(folders, {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  const seen = new Set(output.modules.map((module) => module.source));
  // A tool that cannot read TypeScript reports success after looking at nothing.
  const unseen = sourcesIn(root, folders).filter((path) => !seen.has(path));
  const problems = unseen.map((path) => `${path} was not looked at, so its imports prove nothing.`);
  if (seen.size === 0) problems.push("No module was looked at.");
  const advice = new Map(config.forbidden.map((rule) => [rule.name, rule.comment]));
  for (const { from, to, cycle, rule } of output.summary.violations) {
    const where = cycle
      ? [from, ...cycle.map((step) => step.name ?? step)].join(" → ")
      : from === to
        ? from
        : `${from} → ${to}`;
    problems.push(`${where}\n    ${rule.name}: ${advice.get(rule.name)}`);
  }
  return { modules: [...seen].filter(isSource).length, problems };
}

if (isMain(import.meta.url)) {
  const { modules, problems } = await checkBoundaries(projectRoot);
  for (const problem of problems) console.error(problem);
  console.log(
    `${modules} modules, ${problems.length} ${problems.length === 1 ? "problem" : "problems"} with imports`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
