/** Text without characters that would move the cursor, colour the terminal or turn the direction of writing. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
