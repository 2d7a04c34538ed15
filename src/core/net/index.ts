/** Addresses, prefixes, ranges, sets and ports: values that are born valid, and the arithmetic on them. */
export * from "./address.ts";
export * from "./cidr.ts";
export * from "./message.ts";
export * from "./overlap.ts";
export * from "./ports.ts";
export * from "./prefixSet.ts";
export * from "./range.ts";
export * from "./rangeSet.ts";
export * from "./result.ts";
