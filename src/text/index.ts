import { app } from "./app.ts";
import { canvas } from "./canvas.ts";

/**
 * The words that the first picture needs. Those of the panels stand apart in `panels.ts`, since they arrive with them.
 * Another language replaces these records.
 */
export const words = { app, canvas } as const;
