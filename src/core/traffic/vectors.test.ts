import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { judgeVector, type Judgement, type Vector } from "./testing/vectorJudge.ts";

/**
 * Runs every traffic vector against the engine. The folder comes from VECTORS_DIR (default: `traffic-vectors` in
 * SHARED_DIR, which is `../shared`). With VECTORS_REPORT=1 each disagreement is printed on one line, then totals, with
 * false "allowed" counted apart.
 */
const folder = path.resolve(
  process.env["VECTORS_DIR"] ?? path.join(process.env["SHARED_DIR"] ?? "../shared", "traffic-vectors"),
);
const report = process.env["VECTORS_REPORT"] === "1";

interface VectorFile {
  readonly encoding: string;
  readonly vectors: readonly Vector[];
}

const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
  : [];
const totals = { asked: 0, wrong: 0, falseAllowed: 0 };

const lineOf = (file: string, vector: Vector, j: Judgement): string =>
  `${file} ${vector.id} ${j.question}: ${j.problem ?? ""}`;

if (files.length === 0) {
  it.skip(`traffic vectors: skipped, no vector files in the folder that VECTORS_DIR or SHARED_DIR names`, () =>
    undefined);
} else {
  for (const file of files) {
    const { encoding, vectors } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as VectorFile;
    describe(file, () => {
      it("is written in the encoding this harness reads", () => expect(encoding).toBe("traffic-vectors/1"));
      it.each(vectors.map((v) => [v.id, v] as const))("%s", (_, vector) => {
        const judged = judgeVector(vector);
        const wrong = judged.filter((j) => j.problem !== undefined);
        totals.asked += judged.length;
        totals.wrong += wrong.length;
        totals.falseAllowed += wrong.filter((j) => j.falseAllowed).length;
        if (report) for (const j of wrong) process.stdout.write(`${lineOf(file, vector, j)}\n`);
        else expect(wrong.map((j) => `${j.question}: ${j.problem ?? ""}`)).toEqual([]);
      });
    });
  }
  if (report)
    it("ends with the totals", () => {
      const { asked, wrong, falseAllowed } = totals;
      const text = `${asked} questions, ${wrong} disagreements, ${falseAllowed} of them false "allowed"`;
      process.stdout.write(`${text}\n`);
      if (wrong > 0) throw Object.assign(new Error(text), { stack: "" });
    });
}
