import { planSet } from "../core/commands/index.ts";
import { templateOf } from "../core/analysis/index.ts";
import { modelSchema } from "../core/kinds/index.ts";
import { apply } from "../core/model/apply.ts";
import { asId, type Design } from "../core/model/design.ts";
import { createEngine } from "../core/model/engine.ts";
import { plainQuery } from "../core/model/plainQuery.ts";
import { sceneOf } from "../core/scene/index.ts";
import { printArm } from "../core/template/arm.ts";
import { printBicep } from "../core/template/bicep.ts";
import { check, createChecker } from "../core/rules/index.ts";
import { blockDesign } from "./blocks.ts";

/** Milliseconds of a piece of work: the median of several runs, the first two thrown away. */
function median(work: () => void, runs = 9): number {
  const times: number[] = [];
  for (let i = 0; i < runs + 2; i++) {
    const start = performance.now();
    work();
    if (i > 1) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** Every prefix of a subnet in turn is typed wrong and right again: time until the findings are complete. */
function editTimes(design: Design, edits: number): number[] {
  const engine = createEngine(design, modelSchema);
  const checker = createChecker(engine);
  checker.run();
  const blocks = Math.max(1, Math.floor(Object.keys(design.resources).length / 100));
  let now = design;
  return Array.from({ length: edits }, (_, i) => {
    const turn = Math.floor(i / 2);
    const id = asId(`snet_b${(turn * 7) % blocks}s${turn % 9}`);
    const value = i % 2 === 0 ? ["10.0.1.0/23"] : design.resources[id]!.props["prefixes"]!;
    const plan = planSet(engine.query, { ids: [id], path: "props.prefixes", value });
    if (!plan.ok) throw new Error(plan.error.code);
    const start = performance.now();
    const applied = apply(now, plan.value.edits, modelSchema);
    if (!applied.ok) throw new Error(applied.error.code);
    now = applied.value.design;
    engine.update(now, plan.value.edits);
    checker.run();
    return performance.now() - start;
  });
}

export function measure(n: number) {
  const design = blockDesign(n);
  const text = JSON.stringify(design);
  const edits = editTimes(design, 200).sort((a, b) => a - b);
  return {
    parse: median(() => void JSON.parse(text)),
    stringify: median(() => void JSON.stringify(design, null, 2)),
    check: median(() => void check(design), 5),
    editMedian: edits[100]!,
    edit95: edits[190]!,
    scene: median(() => void sceneOf(plainQuery(design, modelSchema), design.layout), 5),
    exportBoth: median(() => {
      const tree = templateOf(plainQuery(design, modelSchema));
      printBicep(tree);
      printArm(tree);
    }, 5),
  };
}
