import * as v from "valibot";
import { isContainer } from "./draft.ts";

// What a value must be, as the message says it after "must be".
const text = v.string("a text");
const number = v.pipe(v.number("a number"), v.finite("a number"));
const filled = v.pipe(v.string("a text"), v.nonEmpty("a text that is not empty"));
const anything = v.unknown();
// Valibot takes a list for an object, which this does not.
const object = v.custom<object>(isContainer, "an object");

const fields = <E extends v.ObjectEntries>(entries: E) => v.pipe(object, v.looseObject(entries, "an object"));
const entriesOf = <S extends v.GenericSchema>(value: S) =>
  v.pipe(object, v.record(v.string(), value, "an object"));
const oneOf = <const O extends readonly string[]>(...options: O) =>
  v.picklist(options, `one of ${options.join(", ")}`);
const maybe = v.exactOptional;

const resource = fields({
  id: text,
  kind: filled,
  name: text,
  parent: maybe(text),
  placement: maybe(fields({ resourceGroup: maybe(text), region: maybe(text) })),
  existing: maybe(fields({ azureId: maybe(text) })),
  props: object,
  bind: maybe(entriesOf(text)),
  extra: maybe(object),
});

const end = v.union(
  [
    fields({ resource: text, row: maybe(text) }),
    fields({ address: text }),
    fields({ tag: text }),
    fields({ host: text }),
  ],
  "an object with resource, address, tag or host",
);

const intent = fields({
  id: text,
  from: end,
  to: end,
  protocol: oneOf("tcp", "udp", "icmp", "any"),
  ports: text,
  expect: oneOf("allowed", "denied"),
  via: maybe(v.array(text, "a list of ids")),
  label: maybe(text),
});

const suppression = fields({
  rule: text,
  subject: maybe(text),
  facet: maybe(text),
  reason: text,
  by: maybe(text),
  until: maybe(text),
});

const box = fields({
  x: maybe(number),
  y: maybe(number),
  order: maybe(number),
  columns: maybe(number),
  collapsed: maybe(v.literal(true, "true, or left out")),
});

/**
 * The shape of a project file of the current version, kinds left aside. It only judges: what is read stays as it was
 * in the file, unknown fields and order of keys included. `designSchema` says the same in JSON Schema.
 */
const envelope = fields({
  format: v.literal("vnet-designer", "vnet-designer"),
  version: v.number("a number"),
  title: text,
  cloud: oneOf("public", "government", "china"),
  profile: oneOf("current", "aml-2022", "aml-2019"),
  naming: fields({ workload: text, environment: text }),
  subscriptions: entriesOf(fields({ name: text, subscriptionId: maybe(text) })),
  resourceGroups: entriesOf(fields({ name: text, subscription: text })),
  defaults: fields({ resourceGroup: text, region: text }),
  parameters: entriesOf(
    fields({ type: oneOf("string", "int", "bool"), description: maybe(text), default: maybe(anything) }),
  ),
  resources: entriesOf(resource),
  intents: entriesOf(intent),
  suppressions: entriesOf(suppression),
  layout: entriesOf(box),
  notes: entriesOf(fields({ text, x: number, y: number, width: maybe(number), height: maybe(number) })),
});

/** The first thing in a file that has the wrong shape. */
export interface ShapeIssue {
  readonly path: readonly string[];
  /** What it must be, ready for a sentence. */
  readonly expected: string;
  /** What it is; "missing" when it is not there. */
  readonly received: string;
}

export function shapeIssue(json: unknown): ShapeIssue | undefined {
  const parsed = v.safeParse(envelope, json, { abortEarly: true });
  if (parsed.success) return undefined;
  const [issue] = parsed.issues;
  const path = (issue.path ?? []).map((item) => String(item.key));
  // The issue of a missing field carries the words of the object around it.
  const last = issue.path?.at(-1);
  const isMissing =
    last !== undefined && isContainer(last.input) && !Object.hasOwn(last.input, String(last.key));
  if (isMissing) return { path, expected: "there", received: "missing" };
  return { path, expected: issue.message, received: describe(issue.input) };
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isContainer(value)) return "an object";
  return typeof value === "string" && value.length > 40 ? "a long text" : JSON.stringify(value);
}
