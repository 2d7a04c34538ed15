/** Prefixes: the door to reading them, their arithmetic, and splitting and joining them. */
export type { Cidr } from "./brands.ts";
export * from "./cidrNumbers.ts";
export * from "./cidrSplit.ts";
export { parseCidr } from "./cidrText.ts";
export * from "./cidrWords.ts";
