import { asId, asRowId, emptyDesign, type Design, type Id, type Json, type Resource } from "../design.ts";
import type { Edit, ModelSchema, Reference } from "../edit.ts";

/** A little world to test the model in: any resource may have a parent, a peer, friends, and rows that point somewhere. */
export const toySchema: ModelSchema = {
  references(resource) {
    const found: Reference[] = [];
    if (resource.parent !== undefined) found.push({ path: "parent", to: resource.parent });
    const add = (path: string, value: Json | undefined): void => {
      if (typeof value === "string") found.push({ path, to: asId(value) });
    };
    add("props.peer", resource.props["peer"]);
    const { friends, rows } = resource.props;
    if (Array.isArray(friends)) for (const friend of friends as readonly Json[]) add("props.friends", friend);
    for (const [row, value] of Object.entries(isObject(rows) ? rows : {})) {
      if (isObject(value)) add(`props.rows.${row}.to`, value["to"]);
    }
    return found;
  },
};

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function toyDesign(...resources: readonly Resource[]): Design {
  const design = emptyDesign((kind) => asId(`${kind}_1`), "Toy");
  return { ...design, resources: Object.fromEntries(resources.map((r) => [r.id, r])) };
}

export const thing = (id: string, fields: Partial<Resource> = {}): Resource => ({
  id: asId(id),
  kind: "thing",
  name: id,
  props: {},
  ...fields,
});

/** Small numbers that a test draws at random and that `toyEdits` turns into an edit of the design at hand. */
export type Dice = readonly [verb: number, a: number, b: number, c: number];

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** One to a few edits, mostly fine, sometimes refused. */
export function toyEdits(design: Design, [verb, a, b, c]: Dice): Edit[] {
  const ids = Object.keys(design.resources).map(asId);
  const pick = (n: number): Id => ids[n % Math.max(1, ids.length)] ?? asId("none");
  const name = NAMES[b % NAMES.length]!;
  const row = asRowId(`row_${NAMES[b % 4]!}`);
  const rowBefore = c % 3 === 0 ? {} : { before: asRowId(`row_${NAMES[c % 4]!}`) };
  switch (verb % 16) {
    case 0:
    case 1: {
      const parent = c % 3 === 0 && ids.length > 0 ? { parent: pick(a) } : {};
      const resource = thing(`${name}_${c % 5}`, { kind: ["thing", "net", "vm"][a % 3]!, ...parent });
      return [{ op: "add", resource }];
    }
    case 2:
      return [{ op: "remove", id: pick(a) }];
    case 3:
      return clearAndRemove(design, pick(a));
    case 4:
      return [{ op: "set", id: pick(a), path: "name", value: `${name}${c % 3}` }];
    case 5:
      return [{ op: "set", id: pick(a), path: "props.peer", ...(c % 3 === 0 ? {} : { value: pick(b) }) }];
    case 6:
      return [{ op: "set", id: pick(a), path: "props.friends", value: [pick(b), pick(c)] }];
    case 7:
      return [
        { op: "row", id: pick(a), list: "props.rows", row, value: { to: pick(c), n: c % 3 }, ...rowBefore },
      ];
    case 8:
      return [{ op: "row", id: pick(a), list: "props.rows", row }];
    case 9:
      return [
        { op: "set", id: pick(a), path: `props.deep.${name}.x`, ...(c % 3 === 0 ? {} : { value: c % 4 }) },
      ];
    case 10:
      return [{ op: "box", id: pick(a), ...(c % 3 === 0 ? {} : { value: { x: b, y: c } }) }];
    case 11:
      return [{ op: "design", path: "title", value: name }];
    case 12:
      return [
        {
          op: "design",
          path: `notes.note_${name}`,
          ...(c % 3 === 0 ? {} : { value: { text: name, x: 1, y: c } }),
        },
      ];
    case 13: {
      const resource = design.resources[pick(a)];
      const before = c % 3 === 0 ? {} : { before: pick(b) };
      return resource
        ? [
            { op: "remove", id: resource.id },
            { op: "add", resource, ...before },
          ]
        : [];
    }
    default:
      return [{ op: "set", id: pick(a), path: "parent", ...(c % 3 === 0 ? {} : { value: pick(b) }) }];
  }
}

/** Removes a thing and, in no helpful order, every reference to it. */
function clearAndRemove(design: Design, id: Id): Edit[] {
  const edits: Edit[] = [{ op: "remove", id }];
  for (const resource of Object.values(design.resources)) {
    if (resource.id === id) continue;
    const paths = toySchema.references(resource).flatMap(({ path, to }) => (to === id ? [path] : []));
    for (const path of new Set(paths)) edits.push({ op: "set", id: resource.id, path });
  }
  return edits;
}
