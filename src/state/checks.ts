/** The rules and their words: most of what the first screen does without, so it comes behind the canvas. */
export { createChecker, isSuppressed, sentence } from "../core/rules/index.ts";
