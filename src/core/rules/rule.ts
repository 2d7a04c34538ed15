import type { Source } from "../facts/source.ts";
import type { Id, Json, Path, Profile, Resource } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import type { Params } from "../net/message.ts";
import type { Command } from "../commands/command.ts";

export type Severity = "error" | "warning" | "info";

/** What a person reads of a finding. */
export interface VariantWords {
  /** One sentence with the actual names and values. At most 110 characters with ordinary names. */
  readonly what: (p: Params) => string;
  /** The consequence in Azure, one sentence. */
  readonly why: (p: Params) => string;
}

export interface Fix<A extends Json = Json> {
  /** The verb on the button: "Move to 10.0.2.0/24". */
  readonly label: (p: Params) => string;
  readonly command: Command<A>;
}

/**
 * One validation rule. It is asked about one subject at a time and reads the design only through the query, which
 * remembers what it read: that is what wakes it next time. No clock, no store, no other rule.
 */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly profiles: readonly Profile[] | "base";
  readonly source: readonly Source[];
  /** Kinds it is asked about, once for each resource; "design" = once for the whole. */
  readonly subjects: readonly string[];
  check(subject: Resource, q: Query): Iterable<Draft>;
  readonly words: { readonly [variant: string]: VariantWords };
  readonly fixes?: { readonly [fix: string]: Fix };
}

/** What a rule says about its subject. */
export interface Draft {
  readonly variant: string;
  /** Row id or the name of a flow, never text, index or priority: focus and suppressions survive edits. */
  readonly facet?: string;
  readonly severity?: Severity;
  /** First the thing to blame, with the property. */
  readonly at: readonly { readonly id: Id; readonly path?: Path }[];
  readonly params: Params;
  /** Specific beats general: of several findings with one cause about one subject, one is kept. */
  readonly cause?: string;
  /** The property that would decide it: the finding says "cannot tell" and is one level milder. */
  readonly undecided?: Path;
  readonly fixes?: readonly DraftFix[];
}

export interface DraftFix {
  readonly fix: string;
  readonly args: Json;
  readonly params?: Params;
}

export interface Finding extends Draft {
  /** rule|subject|facet: the same as long as it is about the same thing. */
  readonly key: string;
  readonly rule: string;
  readonly subject: Id;
  readonly severity: Severity;
}

/** Gives a rule its type where it is written. */
export const defineRule = (rule: Rule): Rule => rule;
