import { ipsOf } from "./addresses.ts";
import type { Prefix } from "./nodes.ts";

/** A prefix or address as text with its numbers; undefined for a tag, IPv6 or what is neither. */
export function prefixOf(text: string): Prefix | undefined {
  const ips = ipsOf(text);
  if (ips === undefined || ips.length !== 2) return undefined;
  const length = text.includes("/") ? Number(text.split("/")[1]) : 32;
  return { text, ips, length };
}

/** Those of several texts that are prefixes. */
export const prefixesOf = (texts: readonly string[]): Prefix[] =>
  texts.map(prefixOf).filter((p) => p !== undefined);
