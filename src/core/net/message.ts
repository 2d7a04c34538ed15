/** What a message is about: the names and values that its sentence quotes. */
export type Params = Readonly<Record<string, string | number>>;

/**
 * A sentence that is not yet written: a code that some room's table of words knows, and the values it quotes.
 * The words live in one table per room (English, beside the code that speaks) and are replaced as a whole for another
 * language, so neither logic nor tests depend on wording.
 */
export interface Message<Code extends string = string> {
  readonly code: Code;
  readonly params: Params;
}

/** One sentence for each code; a missing or misspelt code does not compile. */
export type Words<Code extends string> = { readonly [C in Code]: (p: Params) => string };

export const message = <Code extends string>(code: Code, params: Params = {}): Message<Code> => ({
  code,
  params,
});
