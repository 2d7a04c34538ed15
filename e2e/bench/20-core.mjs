// The core without a browser: checking, one edit, layout and export of a named design, beside JSON of the same design.
import { loadSource } from "../support/core.mjs";

async function run({ root }) {
  const { measure } = await loadSource(root, "src/testing/benchCore.ts");
  return [1_000, 10_000].flatMap((n) => {
    const m = measure(n);
    const what = (text) => `${n.toLocaleString("en")} resources: ${text}`;
    return [
      { what: what("JSON.parse"), value: m.parse, unit: "ms" },
      {
        what: what("check from scratch"),
        value: m.check,
        unit: "ms",
        ratio: m.check / m.parse,
        note: "× JSON.parse",
      },
      {
        what: what("one edit, median"),
        value: m.editMedian,
        unit: "ms",
        ratio: m.editMedian / m.check,
        note: "of a full check",
      },
      {
        what: what("one edit, p95"),
        value: m.edit95,
        unit: "ms",
        ratio: m.edit95 / m.check,
        note: "of a full check",
      },
      {
        what: what("layout from scratch"),
        value: m.scene,
        unit: "ms",
        ratio: m.scene / m.parse,
        note: "× JSON.parse",
      },
      {
        what: what("Bicep and ARM"),
        value: m.exportBoth,
        unit: "ms",
        ratio: m.exportBoth / m.stringify,
        note: "× JSON.stringify, both languages",
      },
    ];
  });
}

export default { title: "Core: check, edit, layout, export", run };
