import assert from "node:assert/strict";
import { test } from "node:test";
import { oneStep, playwrightCounts, summary, tapCounts, vitestCounts } from "../counts.mjs";

const unitFile = (status, ...tests) => ({
  status,
  assertionResults: tests.map(([fullName, result]) => ({ fullName, status: result })),
});

test("unit: passed, failed and skipped, with the name that holds the reason", () => {
  const report = {
    testResults: [
      unitFile("failed", ["adds", "passed"], ["splits", "failed"]),
      unitFile("passed", ["compiles (skipped: no compiler here)", "pending"]),
    ],
  };
  assert.deepEqual(vitestCounts(report), {
    passed: 1,
    failed: 1,
    skipped: [{ name: "compiles (skipped: no compiler here)", reason: "" }],
  });
});

test("unit: a file that does not load is a failure", () => {
  assert.equal(vitestCounts({ testResults: [unitFile("failed")] }).failed, 1);
});

test("unit: no test is a problem", () => {
  assert.match(vitestCounts({ testResults: [] }).problem, /no test/);
});

const spec = (title, status, annotations = []) => ({ title, tests: [{ status, annotations }] });

test("journeys: nested suites, a reason for each skip, a flaky test fails", () => {
  const report = {
    errors: [],
    suites: [
      {
        title: "first.spec.ts",
        specs: [spec("opens", "expected")],
        suites: [
          {
            title: "by keys",
            specs: [
              spec("moves", "unexpected"),
              spec("drops", "flaky"),
              spec("files", "skipped", [{ type: "skip", description: "no picker" }]),
            ],
          },
        ],
      },
    ],
  };
  assert.deepEqual(playwrightCounts(report), {
    passed: 1,
    failed: 2,
    skipped: [{ name: "first.spec.ts › by keys › files", reason: "no picker" }],
  });
});

test("journeys: an error outside the tests is a failure", () => {
  assert.equal(playwrightCounts({ errors: [{ message: "does not load" }], suites: [] }).failed, 1);
});

test("tools: the totals of the TAP output", () => {
  const text =
    "ok 1 - a\nok 2 - b # SKIP only on Linux\n# tests 3\n# pass 1\n# fail 1\n# cancelled 1\n# skipped 1\n";
  assert.deepEqual(tapCounts(text), {
    passed: 1,
    failed: 2,
    skipped: [{ name: "b", reason: "only on Linux" }],
  });
});

test("the closing line", () => {
  const skipped = [{ name: "compiles", reason: "no compiler" }];
  assert.equal(summary([oneStep(true), oneStep(true)]).closing, "2 passed, 0 failed");
  assert.deepEqual(summary([oneStep(true), { passed: 3, failed: 0, skipped }]), {
    lines: ["Skipped:", "  compiles: no compiler"],
    closing: "4 passed, 0 failed, 1 skipped",
    ok: true,
  });
  assert.equal(summary([oneStep(true), oneStep(false)]).ok, false);
  assert.equal(summary([]).ok, false);
});

test("a skipped test counts as failed where the judges are required", () => {
  const { closing, ok } = summary([{ passed: 3, failed: 0, skipped: [{ name: "a", reason: "" }] }], {
    maySkip: false,
  });
  assert.deepEqual([closing, ok], ["3 passed, 1 failed", false]);
});
