import { parseAddress, type Address } from "../address.ts";
import { parseCidr, type Cidr } from "../cidr.ts";

/** A prefix for a test; a slip in the test's own text throws instead of making a false value. */
export function aCidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(`${text} is no prefix: ${parsed.error.code}`);
  return parsed.value;
}

/** An address for a test; a slip in the test's own text throws instead of making a false value. */
export function anAddress(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text} is no address: ${parsed.error.code}`);
  return parsed.value;
}
