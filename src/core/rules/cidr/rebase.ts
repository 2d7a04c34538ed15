import { refitAddresses, shiftedCidr, type Command, type Shift } from "../../commands/index.ts";
import { validPrefixes } from "../../kinds/read.ts";
import type { Id, Json } from "../../model/design.ts";
import type { Edit } from "../../model/edit.ts";
import type { Query } from "../../model/query.ts";
import { err, message, ok, parseCidr } from "../../net/index.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";

export type RebaseArgs = {
  readonly id: Id;
  /** Prefixes of the network, by their place in the list, and the blocks of equal size that they become. */
  readonly moves: readonly { readonly n: number; readonly to: string }[];
};

/** A network gets other prefixes; its subnets and the cards in them keep their places within them. */
export const rebase: Command<Json> = (q, args) => {
  const { id, moves } = args as RebaseArgs;
  const vnet = q.find(id);
  if (vnet === undefined) return err(message("noFix"));
  const texts = prefixTexts(vnet).map((p) => p.text);
  const shifts: Shift[] = [];
  for (const { n, to } of moves) {
    const [old, now] = [parseCidr(texts[n] ?? ""), parseCidr(to)];
    if (!old.ok || !now.ok) return err(message("noFix"));
    texts[n] = to;
    shifts.push({ from: old.value, to: now.value });
  }
  return ok([
    { op: "set", id, path: PREFIXES, value: texts },
    ...q.children(id).flatMap((child) => moveAlong(q, child, shifts)),
  ]);
};

function moveAlong(q: Query, id: Id, shifts: readonly Shift[]): Edit[] {
  const subnet = q.get(id);
  if (subnet.kind !== "subnet") return [];
  const texts = prefixTexts(subnet).map(({ text }) => {
    const parsed = parseCidr(text);
    return parsed.ok ? shiftedCidr(parsed.value, shifts) : text;
  });
  if (texts.every((text, n) => text === prefixTexts(subnet)[n]?.text.trim())) return [];
  return [
    { op: "set", id, path: PREFIXES, value: texts },
    ...refitAddresses(q, id, validPrefixes(texts), shifts),
  ];
}
