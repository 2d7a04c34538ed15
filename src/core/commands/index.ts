export type { Command, Plan } from "./command.ts";
