import type { Message, Params, Words } from "./message.ts";
import type { Range } from "./range.ts";
import { EMPTY, rangeSetOf, type RangeSet } from "./rangeSet.ts";
import { err, ok, type Result } from "./result.ts";
import { clipped } from "./typed.ts";

/** One port, a range of ports, or all: canonical text "443", "1-5" or "*". Only this file makes one. */
export type PortRange = string & { readonly __brand: "PortRange" };

export const PORT_MAX = 65_535;
/** Every port, 0 to 65535. */
export const ALL_PORTS: RangeSet = rangeSetOf([[0, PORT_MAX]]);

export type PortCode =
  "empty" | "empty-part" | "not-port" | "port-number" | "swapped" | "leading-zero" | "star-in-list";

/** Always with the piece that is wrong (`text`) and the whole list corrected (`suggestion`, "" when there is none). */
export interface PortMessage extends Message<PortCode> {
  readonly params: { readonly text: string; readonly suggestion: string };
}

const meant = (p: Params): string => (p.suggestion === "" ? "" : ` Did you mean ${p.suggestion ?? ""}?`);

export const portWords: Words<PortCode> = {
  empty: () => "Ports are missing. Write 443, 1000-2000, a list of these, or *.",
  "empty-part": (p) => `A port is missing between two commas.${meant(p)}`,
  "not-port": (p) => `${p.text ?? ""} is neither a port nor a range such as 1000-2000.${meant(p)}`,
  "port-number": (p) => `${p.text ?? ""} is out of range: ports go from 0 to ${PORT_MAX}.`,
  swapped: (p) => `${p.text ?? ""} ends before it starts.${meant(p)}`,
  "leading-zero": (p) => `${p.text ?? ""} has a leading zero.${meant(p)}`,
  "star-in-list": (p) => `* stands for every port and stays alone; Azure refuses it in a list.${meant(p)}`,
};

const portText = ([first, last]: Range): PortRange =>
  (first === 0 && last === PORT_MAX ? "*" : first === last ? String(first) : `${first}-${last}`) as PortRange;

/** First and last port of a range. */
export function portBounds(range: PortRange): Range {
  if (range === "*") return [0, PORT_MAX];
  const [first = "", last = first] = range.split("-");
  return [Number(first), Number(last)];
}

/** The text of a list, as templates and tables print it. */
export const portsText = (ranges: readonly PortRange[]): string => ranges.join(",");

interface Piece {
  readonly range?: Range;
  readonly problem?: PortCode;
}

function readPiece(piece: string): Piece {
  if (piece === "*") return { range: [0, PORT_MAX] };
  if (piece === "") return { problem: "empty-part" };
  // People paste dashes of every length; only the plain one is right, the others are corrected.
  const plain = /^([0-9]{1,9})(?:\s*([-–—:]|\.\.)\s*([0-9]{1,9}))?$/.exec(piece);
  if (plain === null) return { problem: "not-port" };
  const [, first = "", dash = "-", last = first] = plain;
  const [low, high] = [Number(first), Number(last)];
  if (Math.max(low, high) > PORT_MAX) return { problem: "port-number" };
  if (low > high) return { problem: "swapped", range: [high, low] };
  const range: Range = [low, high];
  if (dash !== "-") return { problem: "not-port", range };
  return /^0[0-9]/.test(first) || /^0[0-9]/.test(last) ? { problem: "leading-zero", range } : { range };
}

/** Reads a list written with spaces or semicolons as one with commas; the spaces within a range stay. */
function looseParts(piece: string): string[] {
  const text = piece.trim();
  return readPiece(text).range === undefined ? text.split(/\s+/).filter((part) => part !== "") : [text];
}

function suggest(pieces: readonly Piece[]): string {
  const ranges = pieces.filter((piece) => piece.problem !== "empty-part").map((piece) => piece.range);
  const known = ranges.filter((range) => range !== undefined).map(portText);
  if (known.length === 0 || known.length < ranges.length) return "";
  return known.includes("*" as PortRange) ? "*" : portsText([...new Set(known)]);
}

/**
 * Ports as Azure writes them: `443`, `1-5`, a list with commas, or `*`. Spaces are ignored, the order stays, what is
 * written twice is kept once. Port 0 is a port.
 */
export function parsePorts(text: string): Result<PortRange[], PortMessage> {
  const whole = text.trim();
  const refuse = (code: PortCode, piece: string, suggestion: string): Result<PortRange[], PortMessage> =>
    err({ code, params: { text: clipped(piece), suggestion } });
  if (whole === "") return refuse("empty", "", "");
  const typed = whole.split(",").map((piece) => piece.trim());
  const pieces = typed.map(readPiece);
  const wrong = pieces.findIndex((piece) => piece.problem !== undefined);
  if (wrong >= 0) {
    const loose = whole.split(/[,;]/).flatMap(looseParts);
    return refuse(pieces[wrong]!.problem!, typed[wrong]!, suggest(pieces) || suggest(loose.map(readPiece)));
  }
  if (pieces.length > 1 && typed.includes("*")) return refuse("star-in-list", whole, "*");
  return ok([...new Set(pieces.map((piece) => portText(piece.range!)))]);
}

/**
 * The set of ports that a text or parsed ranges name. Text that is not a list of ports names none; whoever must tell
 * the two apart calls `parsePorts` first.
 */
export function portSet(ports: string | readonly PortRange[]): RangeSet {
  if (typeof ports !== "string") return rangeSetOf(ports.map(portBounds));
  const parsed = parsePorts(ports);
  return parsed.ok ? rangeSetOf(parsed.value.map(portBounds)) : EMPTY;
}
