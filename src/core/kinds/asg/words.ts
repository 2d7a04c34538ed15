import type { KindWords } from "../definition.ts";

export const words: KindWords = {
  name: "Application security group",
  plural: "application security groups",
  fields: {},
};
