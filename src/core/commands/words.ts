import type { Message, Params, Words } from "../net/message.ts";

const n = (p: Params, key: string): number => Number(p[key] ?? 0);

/** Every sentence that commands speak: labels of steps, notes before release, reasons why not. */
export const commandWords = {
  insert: (p) => `Add ${p["name"]}`,
  move: (p) => `Move ${p["name"]} to ${p["to"]}`,
  moveMany: (p) => `Move ${p["count"]} things to ${p["to"]}`,
  moveOnCanvas: (p) => `Move ${p["name"]}`,
  rename: (p) => `Rename ${p["from"]} to ${p["to"]}`,
  delete: (p) =>
    n(p, "count") === 0
      ? `Delete ${p["name"]}`
      : `Delete ${p["name"]} and ${p["count"]} ${n(p, "count") === 1 ? "thing" : "things"} in it`,
  deleteMany: (p) => `Delete ${p["count"]} things`,
  paste: (p) => (n(p, "count") === 1 ? `Paste ${p["name"]}` : `Paste ${p["count"]} things`),
  duplicate: (p) => (n(p, "count") === 1 ? `Duplicate ${p["name"]}` : `Duplicate ${p["count"]} things`),
  set: (p) => `Change ${p["field"]} of ${p["name"]}`,
  setMany: (p) => `Change ${p["field"]} of ${p["count"]} things`,
  addRow: (p) => `Add a row to ${p["field"]} of ${p["name"]}`,
  changeRow: (p) => `Change ${p["field"]} of ${p["name"]}`,
  moveRow: (p) => `Reorder ${p["field"]} of ${p["name"]}`,
  removeRow: (p) => `Delete a row of ${p["field"]} of ${p["name"]}`,
  connect: (p) => `Set ${p["field"]} of ${p["from"]} to ${p["to"]}`,
  peer: (p) => `Peer ${p["from"]} with ${p["to"]}`,
  disconnect: (p) => `Clear ${p["field"]} of ${p["from"]}`,
  fold: (p) => `Collapse ${p["name"]}`,
  unfold: (p) => `Expand ${p["name"]}`,
  suppress: (p) => `Accept the risk of ${p["rule"]}`,
  designSet: (p) => `Change ${p["field"]} of the design`,
  fix: (p) => String(p["label"]),

  nameIs: (p) => `named ${p["name"]}`,
  prefixIs: (p) => String(p["prefix"]),
  addressIs: (p) => `address ${p["address"]}`,
  addressesChange: (p) =>
    n(p, "count") === 1 ? "1 fixed address changes" : `${p["count"]} fixed addresses change`,
  regionIs: (p) => String(p["region"]),
  regionChanges: (p) => `moves to ${p["region"]}`,
  referencesDropped: (p) =>
    n(p, "count") === 1
      ? "1 reference to something elsewhere is dropped"
      : `${p["count"]} references to things elsewhere are dropped`,

  intentsRemoved: (p) =>
    n(p, "count") === 1 ? "1 intent about it is deleted" : `${p["count"]} intents about it are deleted`,

  needsHome: (p) => String(p["sentence"]),
  freeStanding: (p) => `A ${p["kind"]} stands on the canvas, not in ${p["container"]}.`,
  noRoom: (p) => `No room in ${p["space"]}. Add a prefix to ${p["name"]} or free one.`,
  noAddress: (p) => `No free address in ${p["name"]}. Grow it or move something out.`,
  noSpace: (p) => `No private range is left for another network of this size (${p["size"]}).`,
  noPrefix: (p) => `${p["name"]} has no valid address space yet. Give it one first.`,
  sameHome: (p) => `${p["name"]} is already in ${p["to"]}.`,
  intoItself: (p) => `${p["name"]} cannot be moved into itself.`,
  emptyName: () => "A name cannot be empty. Escape keeps the old one.",
  nothingSelected: () => "Nothing is selected.",
  noConnection: (p) => `${p["from"]} and ${p["to"]} have no field that joins them.`,
  alreadyConnected: (p) => `${p["from"]} already has ${p["to"]}.`,
  alreadyPeered: (p) => `${p["from"]} and ${p["to"]} are already peered.`,
  nothingToPaste: () => "The clipboard holds no resources of a design. Copy some first.",
  otherNetwork: (p) => `${p["name"]} has other network cards in ${p["vnet"]}; all must stay in one network.`,
  carriedElsewhere: (p) => `${p["name"]} is a chip. Drop it on a ${p["targets"]}.`,
  staysInNetwork: (p) => `${p["name"]} cannot go there: ${p["reason"]}`,
  noSuchRow: (p) => `${p["name"]} no longer has this row of ${p["field"]}.`,
  wrongKind: (p) => `${p["field"]} of ${p["name"]} cannot be ${p["to"]}.`,
  noFix: () => "This fix no longer applies. The design has changed.",
} satisfies Words<string>;

export type CommandCode = keyof typeof commandWords;

/** The English sentence of a command's message. */
export function sayCommand(m: Message): string {
  return Object.hasOwn(commandWords, m.code) ? commandWords[m.code as CommandCode](m.params) : m.code;
}
