import { planRow } from "../../core/commands/index.ts";
import type { Id, RowId } from "../../core/model/design.ts";
import { message } from "../../core/net/message.ts";
import { designStore, newId, run } from "../../state/design.ts";
import { say, toast } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { sayMessage } from "../../text/say.ts";
import { perform } from "../perform.ts";
import { inOrder, nextPriority, reorder, type Direction } from "./order.ts";

const LIST = "securityRules";
const text = panels.rules;

/** Keeps what was typed into a cell; a whole number becomes one. */
export function setCell(id: Id, row: RowId, field: string, typed: string): void {
  const value = field === "priority" && /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
  perform(planRow(designStore.getState().query, { id, list: LIST, row, value: { [field]: value } }, newId));
}

/** Adds a rule behind the others of its direction. */
export function addRule(id: Id, direction: Direction): void {
  const { query } = designStore.getState();
  const priority = nextPriority(inOrder(query.get(id), direction));
  if (priority === undefined) toast(text.noOrder);
  else
    perform(
      planRow(query, { id, list: LIST, value: { name: `Rule${priority}`, direction, priority } }, newId),
    );
}

export function removeRule(id: Id, row: RowId, name: string): void {
  const plan = planRow(designStore.getState().query, { id, list: LIST, row }, newId);
  if (!plan.ok) toast(sayMessage(plan.error));
  else if (run(plan.value)) toast(text.removed(name), true);
}

/** Puts a rule at another place; the priorities follow, in one step. */
export function moveRule(id: Id, direction: Direction, from: number, to: number): void {
  const { query } = designStore.getState();
  const nsg = query.get(id);
  const rules = inOrder(nsg, direction);
  const moved = rules[from];
  const changes = reorder(rules, from, to);
  if (changes === undefined) toast(text.noOrder);
  if (moved === undefined || changes === undefined || changes.size === 0) return;
  const edits = [...changes].map(([row, priority]) => ({
    op: "set" as const,
    id,
    path: `props.${LIST}.${row}.priority`,
    value: priority,
  }));
  if (run({ label: message("moveRow", { field: panels.rules.list, name: nsg.name }), edits }))
    say(text.moved(moved.name, String(changes.get(moved.row) ?? moved.priorityText)));
}
