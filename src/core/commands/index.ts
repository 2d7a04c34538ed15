/** Everything a person can do, as pure functions from a design to a plan, or the reason why not. */
export * from "./change.ts";
export { copyOf, readClip, type Clip } from "./clip.ts";
export * from "./clipboard.ts";
export type { Command, Plan } from "./command.ts";
export * from "./connect.ts";
export * from "./insert.ts";
export * from "./move.ts";
export * from "./names.ts";
export * from "./peer.ts";
export * from "./refit.ts";
export * from "./remove.ts";
export * from "./space.ts";
export { commandWords, sayCommand, type CommandCode } from "./words.ts";
