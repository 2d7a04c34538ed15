import type { Id, NewId } from "../model/design.ts";
import type { Edit } from "../model/edit.ts";
import type { Query } from "../model/query.ts";
import type { Message } from "../net/message.ts";
import type { Result } from "../net/result.ts";

/**
 * Something a person can do, as a pure function: the edits that do it, or the reason why not. The canvas asks it before
 * release for the preview, the keyboard and the outline call the same one.
 */
export type Command<A> = (q: Query, args: A, newId: NewId) => Result<readonly Edit[], Message>;

/** A command that also tells what it made or moved, so that the screen can select and reveal it. */
export interface Plan {
  readonly label: Message;
  readonly edits: readonly Edit[];
  /** Things to select afterwards. */
  readonly select: readonly Id[];
  /** What changes beside the obvious, told before release: "address 10.1.0.4", "region West Europe". */
  readonly notes: readonly Message[];
}
