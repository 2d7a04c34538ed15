import { factOf, homeOf } from "../../core/analysis/index.ts";
import { homeKinds, planInsert } from "../../core/commands/index.ts";
import { kindOf, kinds } from "../../core/kinds/index.ts";
import type { Id } from "../../core/model/design.ts";
import type { Query } from "../../core/model/query.ts";
import { contains, parseAddress, prefixLength } from "../../core/net/index.ts";
import { prefixesOf } from "../../core/analysis/index.ts";
import { redo, undo } from "../../state/design.ts";
import { viewStore } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { sayMessage } from "../../text/say.ts";
import type { IconName } from "../../theme/icons.ts";
import { insertKind } from "../insert.ts";
import { showFindings, showThing } from "../show.ts";

export interface Entry {
  readonly key: string;
  readonly group: "add" | "go" | "run";
  readonly label: string;
  readonly detail: string;
  readonly keys?: string;
  readonly kind?: string;
  readonly icon?: IconName;
  readonly run: () => void;
}

const text = panels.commands;
const MOST_OF_A_GROUP = 8;

const fits = (label: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => label.toLowerCase().includes(part));

/** A preview needs ids that nobody keeps. */
const noId = (kind: string): Id => `${kind}_preview` as Id;

/** Every place a kind may be added to, with what would come: "Subnet in vnet-ml, 10.1.3.0/24". */
function additions(q: Query, typed: string): Entry[] {
  return kinds
    .filter((kind) => kind.face !== "line")
    .flatMap((kind): Entry[] => {
      const homes = homeKinds(kind).flatMap((home) => q.all(home));
      const places: (Id | undefined)[] = homeKinds(kind).length === 0 ? [undefined] : homes;
      return places
        .map((into) => ({
          into,
          label: into === undefined ? kind.words.name : text.inside(kind.words.name, q.get(into).name),
        }))
        .filter(({ label }) => fits(label, typed))
        .slice(0, MOST_OF_A_GROUP)
        .map(({ into, label }): Entry => {
          const plan = planInsert(q, { kind: kind.kind, ...(into === undefined ? {} : { into }) }, noId);
          return {
            key: `add ${kind.kind} ${into ?? ""}`,
            group: "add",
            label,
            detail: plan.ok ? plan.value.notes.map(sayMessage).join(", ") : sayMessage(plan.error),
            ...(kind.key === undefined ? {} : { keys: kind.key.toUpperCase() }),
            kind: kind.kind,
            run: () => insertKind(kind.kind, into),
          };
        });
    });
}

/** Resources by name; a typed address finds what holds it, the narrowest first. */
function places(q: Query, typed: string): Entry[] {
  const address = parseAddress(typed);
  const found = address.ok
    ? q
        .everything()
        .flatMap((id) => prefixesOf(q, id).map((prefix) => ({ id, prefix })))
        .filter(({ prefix }) => contains(prefix, address.value))
        .sort((a, b) => prefixLength(b.prefix) - prefixLength(a.prefix))
        .map(({ id }) => id)
    : q.everything().filter((id) => fits(q.get(id).name, typed));
  return [...new Set(found)].slice(0, MOST_OF_A_GROUP).map((id): Entry => {
    const r = q.get(id);
    const home = homeOf(q, id);
    return {
      key: `go ${id}`,
      group: "go",
      label: r.name,
      detail: [factOf(q, id), home === undefined ? kindOf(r.kind).words.name : text.in(q.get(home).name)]
        .filter((part) => part !== "")
        .join(" "),
      kind: r.kind,
      run: () => showThing(id),
    };
  });
}

const toggle = (key: "leftOpen" | "inspectorOpen" | "dockOpen"): void =>
  viewStore.setState({ [key]: !viewStore.getState()[key] });

function actions(typed: string): Entry[] {
  const all: readonly (readonly [
    label: string,
    icon: IconName,
    keys: string | undefined,
    run: () => void,
  ])[] = [
    [text.actions.export, "download", undefined, () => viewStore.setState({ dialog: "export" })],
    [text.actions.undo, "undo", "Ctrl Z", undo],
    [text.actions.redo, "redo", "Ctrl Shift Z", redo],
    [text.actions.findings, "filter", undefined, () => showFindings()],
    [text.actions.code, "file", undefined, () => viewStore.setState({ dockTab: "code", dockOpen: true })],
    [text.actions.palette, "panelLeft", "Ctrl B", () => toggle("leftOpen")],
    [text.actions.inspector, "panelRight", "Ctrl I", () => toggle("inspectorOpen")],
    [text.actions.dock, "chevronDown", "Ctrl J", () => toggle("dockOpen")],
  ];
  return all
    .filter(([label]) => fits(label, typed))
    .map(([label, icon, keys, run]) => ({
      key: `run ${label}`,
      group: "run",
      label,
      detail: "",
      icon,
      ...(keys === undefined ? {} : { keys }),
      run,
    }));
}

/** What the typed text may mean. `@` looks among resources alone, `>` among commands alone. */
export function entriesFor(q: Query, input: string): readonly Entry[] {
  const sign = input.charAt(0);
  const typed = (sign === "@" || sign === ">" ? input.slice(1) : input).trim();
  if (sign === "@") return places(q, typed);
  if (sign === ">") return actions(typed);
  return [...additions(q, typed).slice(0, MOST_OF_A_GROUP), ...places(q, typed), ...actions(typed)];
}
