/** Command line of every browser we start. */
export const browserFlags: readonly string[];
