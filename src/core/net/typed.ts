/** How the gates look at text that somebody typed and that did not pass. */

const LONGEST_QUOTE = 48;

/** The text as a sentence can quote it: whole when it fits, else its beginning. */
export const clipped = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;

/** The numbers between dots, read as decimals; nothing when a piece is not made of ASCII digits. */
export function decimalOctets(text: string): number[] | undefined {
  const pieces = text.split(".");
  return pieces.every((piece) => /^[0-9]{1,9}$/.test(piece)) ? pieces.map(Number) : undefined;
}
