const LONGEST = 40;

/** A name or value as a sentence can quote it: whole when it fits, else its beginning. */
export const shown = (text: string): string => {
  const characters = Array.from(text.trim());
  return characters.length <= LONGEST ? text.trim() : `${characters.slice(0, LONGEST - 1).join("")}…`;
};
