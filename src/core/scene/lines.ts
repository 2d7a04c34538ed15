import { referenceFields, referencesOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { isContainer, parentOf } from "./hit.ts";
import type { Rect } from "./rect.ts";
import { route, type Point } from "./route.ts";
import { visible, type Scene, type SceneNode } from "./scene.ts";

/** A reference that is drawn between two things. Lines are derived: drawing one sets the reference. */
export interface Line {
  readonly from: Id;
  readonly to: Id;
  /** The reference field: "props.target". */
  readonly path: string;
  /** Drawn only while an end is selected. */
  readonly passing: boolean;
  readonly way: readonly Point[];
}

interface Wanted {
  readonly path: string;
  readonly to: Id;
  readonly passing: boolean;
}

const NONE: readonly Wanted[] = [];

/** References of a thing whose field asks for a line. */
function wantedLines(q: Query, id: Id): readonly Wanted[] {
  const r = q.get(id);
  const fields = referenceFields(r.kind).filter((f) => f.line === "always" || f.line === "selected");
  if (fields.length === 0) return NONE;
  return referencesOf(r).flatMap(({ path, to }) => {
    const field = fields.find((f) => matches(f.path, path));
    return field === undefined ? [] : [{ path, to, passing: field.line === "selected" }];
  });
}

/** "props.nics.*.subnet" holds "props.nics.<row>.subnet"; a list of references has its index at the end. */
const matches = (field: string, path: string): boolean => {
  const parts = path.split(".");
  return field.split(".").every((part, n) => part === "*" || part === parts[n]);
};

/** Every line of the picture whose two ends are drawn; passing ones only for what is selected. */
export function linesOf(q: Query, scene: Scene, selection: ReadonlySet<Id>): readonly Line[] {
  const lines: Line[] = [];
  for (const { item } of scene.nodes) {
    if (item.key !== item.id) continue;
    for (const { path, to, passing } of q.derive(wantedLines, item.id)) {
      if (passing && !selection.has(item.id) && !selection.has(to)) continue;
      const [from, end] = [scene.byKey.get(item.key), scene.byKey.get(to)];
      if (from !== undefined && end !== undefined)
        lines.push({ from: item.id, to, path, passing, way: wayBetween(scene, from, end) });
    }
  }
  return lines;
}

/** Around every card, and around every container that holds neither end. */
function wayBetween(scene: Scene, from: SceneNode, to: SceneNode): readonly Point[] {
  const open = new Set<SceneNode>();
  for (const end of [from, to])
    for (let at: SceneNode | undefined = end; at !== undefined; at = parentOf(scene, at)) open.add(at);
  const others = (area: Rect): readonly SceneNode[] =>
    visible(scene, area).filter((n) => !open.has(n) && (isContainer(n) || n.item.tree.face === "card"));
  return route(from, to, others);
}
