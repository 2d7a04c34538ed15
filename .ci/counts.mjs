// Reads the machine-readable reports of the test runners into one shape.

/**
 * What a step found.
 * @typedef {{passed: number, failed: number, skipped: {name: string, reason: string}[], problem?: string}} Counts
 * problem: why the report itself is no proof, for example that it holds no test
 */

const NO_REASON = "no reason given";

/** @returns {Counts} of a step that only succeeds or fails */
export const oneStep = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] });

/**
 * A skipped unit test carries its reason in its name, after "skipped:", "because" or in brackets; the whole name is
 * shown, so nothing is cut off.
 * @param report the JSON report of vitest
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const counts = { passed: 0, failed: 0, skipped: [] };
  for (const file of report.testResults) {
    // A file that cannot be loaded has a message and no test; it must not vanish.
    if (file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"))
      counts.failed++;
    for (const test of file.assertionResults) {
      if (test.status === "passed") counts.passed++;
      else if (test.status === "failed") counts.failed++;
      else counts.skipped.push({ name: test.fullName.trim(), reason: "" });
    }
  }
  return withProblem(counts, "The unit run holds no test.");
}

/**
 * @param report the JSON report of Playwright
 * @returns {Counts} a flaky test counts as failed: there are no retries here
 */
export function playwrightCounts(report) {
  const counts = { passed: 0, failed: 0, skipped: [] };
  // Errors outside any test, such as a file that does not load.
  counts.failed += (report.errors ?? []).length;
  const visit = (suite, above) => {
    const titles = suite.title ? [...above, suite.title] : above;
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === "expected") counts.passed++;
        else if (test.status === "skipped") {
          const reason = test.annotations.find((note) => ["skip", "fixme"].includes(note.type))?.description;
          counts.skipped.push({ name: [...titles, spec.title].join(" › "), reason: reason ?? NO_REASON });
        } else counts.failed++;
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, titles);
  };
  for (const suite of report.suites ?? []) visit(suite, []);
  return withProblem(counts, "The journeys hold no test.");
}

/**
 * @param text the TAP output of Node's test runner
 * @returns {Counts}
 */
export function tapCounts(text) {
  const total = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  const skipped = [...text.matchAll(/^\s*ok \d+ - (.*?) # SKIP ?(.*)$/gm)].map(([, name, reason]) => ({
    name,
    reason: reason || NO_REASON,
  }));
  return withProblem(
    { passed: total("pass"), failed: total("fail") + total("cancelled"), skipped },
    "The tool tests hold no test.",
  );
}

function withProblem(counts, problem) {
  return counts.passed + counts.failed + counts.skipped.length === 0 ? { ...counts, problem } : counts;
}

/**
 * Adds up what all steps found and lists the skipped tests with their reasons.
 * @param {Counts[]} all
 * @param {{mayskip?: boolean}} options maySkip false: a skipped test counts as failed
 * @returns {{lines: string[], closing: string, ok: boolean}} closing is the last line of the test command
 */
export function summary(all, { maySkip = true } = {}) {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const skipped = all.flatMap((counts) => counts.skipped);
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0) + (maySkip ? 0 : skipped.length);
  const lines = skipped.map(({ name, reason }) => `  ${name}${reason ? `: ${reason}` : ""}`);
  if (lines.length > 0) {
    lines.unshift(maySkip ? "Skipped:" : "Skipped, which counts as failed where the judges are required:");
  }
  const tail = maySkip && skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return { lines, closing: `${passed} passed, ${failed} failed${tail}`, ok: failed === 0 && passed > 0 };
}
