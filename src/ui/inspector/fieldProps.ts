import type { FieldWords } from "../../core/kinds/definition.ts";
import type { Field } from "../../core/kinds/index.ts";
import type { Id, Json, Path } from "../../core/model/design.ts";
import type { Finding } from "../../core/rules/rule.ts";

/** What every control of a field is told. */
export interface FieldProps {
  /** One thing, or several that have the field in common. */
  readonly ids: readonly Id[];
  readonly path: Path;
  readonly field: Field;
  readonly words: FieldWords;
  /** Undefined = unset. */
  readonly value: Json | undefined;
  /** The selected things differ here. */
  readonly isMixed?: boolean;
  readonly findings: readonly Finding[];
}
