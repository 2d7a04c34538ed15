import type { Plan } from "../core/commands/index.ts";
import type { Message } from "../core/net/message.ts";
import type { Result } from "../core/net/result.ts";
import { run } from "../state/design.ts";
import { toast } from "../state/view.ts";
import { sayMessage } from "../text/say.ts";

/** Does what was planned, or tells the reason why not. True when it is done. */
export function perform(plan: Result<Plan, Message>, merge?: string): boolean {
  if (plan.ok) return run(plan.value, merge);
  toast(sayMessage(plan.error));
  return false;
}
