import { DISALLOWED_BLOCKS, PRIVATE_BLOCKS } from "../../facts/addressBlocks.ts";
import { overlaps, parseCidr, type Cidr } from "../../net/index.ts";

const cidr = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(`${text} is a fact of ours and must parse`);
  return parsed.value;
};

const DISALLOWED = DISALLOWED_BLOCKS.map(([block, purpose]) => ({ block: cidr(block), purpose }));

export const PRIVATE: readonly Cidr[] = PRIVATE_BLOCKS.map(cidr);

/** The first block that is kept for something else and that this prefix touches. */
export const disallowedBlock = (
  prefix: Cidr,
): { readonly block: Cidr; readonly purpose: string } | undefined =>
  DISALLOWED.find(({ block }) => overlaps(block, prefix));
