import { sayCommand } from "../core/commands/index.ts";
import type { Message } from "../core/net/message.ts";

/** The sentence of a message, whichever room of the core it comes from. */
export const sayMessage = (m: Message): string => sayCommand(m);
