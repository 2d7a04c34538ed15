import { homeOf } from "../analysis/index.ts";
import { kinds, referenceFields, referencesOf } from "../kinds/index.ts";
import type { Id } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import { isContainer, parentOf } from "./hit.ts";
import type { Rect } from "./rect.ts";
import { route, type Point } from "./route.ts";
import { visible, type Scene, type SceneNode } from "./scene.ts";
import { NETWORK } from "./sizes.ts";

/** A line between two things. Lines are derived: drawing one sets a reference, or makes the resource that is the line. */
export interface Line {
  readonly key: string;
  /** What is selected with it: the resources that are the line (both directions of a peering), else the one that refers. */
  readonly ids: readonly Id[];
  /** Kind of the resource that is the line; absent = a reference. */
  readonly kind?: string;
  readonly from: Id;
  readonly to: Id;
  /** Drawn only while an end is selected. */
  readonly passing: boolean;
  readonly way: readonly Point[];
}

type Wanted = Omit<Line, "way">;

const NONE: readonly Wanted[] = [];

const drawnAs = (line: string): boolean => line === "always" || line === "selected";

/** References of a thing whose field asks for a line. */
function referenceLines(q: Query, id: Id): readonly Wanted[] {
  const r = q.get(id);
  const fields = referenceFields(r.kind).filter((f) => drawnAs(f.line));
  if (fields.length === 0) return NONE;
  return referencesOf(r).flatMap(({ path, to }) => {
    const field = fields.find((f) => matches(f.path, path));
    if (field === undefined) return [];
    return [{ key: `${id} ${path} ${to}`, ids: [id], from: id, to, passing: field.line === "selected" }];
  });
}

/** "props.nics.*.subnet" holds "props.nics.<row>.subnet"; a list of references has its index at the end. */
const matches = (field: string, path: string): boolean => {
  const parts = path.split(".");
  return field.split(".").every((part, n) => part === "*" || part === parts[n]);
};

/** Resources that are lines themselves, from what they belong to to what they name; both directions are one line. */
function resourceLines(q: Query): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  for (const { kind, face } of kinds) {
    if (face !== "line") continue;
    for (const id of q.all(kind)) {
      const from = homeOf(q, id);
      const to = q.derive(referenceLines, id)[0]?.to;
      if (from === undefined || to === undefined || from === to) continue;
      const key = `${kind} ${[from, to].sort().join(" ")}`;
      const known = found.get(key);
      found.set(
        key,
        known === undefined
          ? { key, kind, ids: [id], from, to, passing: false }
          : { ...known, ids: [...known.ids, id] },
      );
    }
  }
  return [...found.values()];
}

/** Every line of the picture whose two ends are drawn; passing ones only for what is selected. */
export function linesOf(q: Query, scene: Scene, selection: ReadonlySet<Id>): readonly Line[] {
  const lines: Line[] = [];
  const add = (wanted: Wanted): void => {
    const [from, to] = [scene.byKey.get(wanted.from), scene.byKey.get(wanted.to)];
    if (from !== undefined && to !== undefined) lines.push({ ...wanted, way: wayBetween(scene, from, to) });
  };
  q.derive(resourceLines).forEach(add);
  for (const { item } of scene.nodes) {
    if (item.key !== item.id) continue;
    for (const wanted of q.derive(referenceLines, item.id))
      if (!wanted.passing || selection.has(wanted.from) || selection.has(wanted.to)) add(wanted);
  }
  return lines;
}

/** Lines meet a network at its header, where its name is; everything else in the middle of an edge. */
const anchorOf = (node: SceneNode): Rect =>
  node.item.tree.face === "network" ? { x: node.x, y: node.y, w: node.w, h: NETWORK.header } : node;

/** Around every card, and around every container that holds neither end. */
function wayBetween(scene: Scene, from: SceneNode, to: SceneNode): readonly Point[] {
  const open = new Set<SceneNode>();
  for (const end of [from, to])
    for (let at: SceneNode | undefined = end; at !== undefined; at = parentOf(scene, at)) open.add(at);
  const others = (area: Rect): readonly SceneNode[] =>
    visible(scene, area).filter((n) => !open.has(n) && (isContainer(n) || n.item.tree.face === "card"));
  return route(anchorOf(from), anchorOf(to), others);
}
