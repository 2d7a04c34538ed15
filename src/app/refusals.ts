import type { Message } from "../core/net/message.ts";
import { designStore } from "../state/design.ts";
import { toast } from "../state/view.ts";

/** A step that the document refuses is told, never swallowed. */
export function tellRefusals(): void {
  designStore.subscribe((now, before) => {
    const refused = now.refused;
    if (refused === null || refused === before.refused) return;
    void import("../core/model/editWords.ts").then(({ editWords }) => {
      const say = (editWords as Readonly<Record<string, ((p: Message["params"]) => string) | undefined>>)[
        refused.code
      ];
      if (say !== undefined) toast(say(refused.params));
    });
  });
}
