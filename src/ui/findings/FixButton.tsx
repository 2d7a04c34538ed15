import Button from "@mui/material/Button";
import { fixLabel, planFix, type Finding } from "../../core/rules/index.ts";
import { designStore, newId } from "../../state/design.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { perform } from "../perform.ts";

/** Applies the n-th fix of a finding: one undo step. */
export function applyFix(finding: Finding, n: number): boolean {
  return perform(planFix(designStore.getState().query, finding, n, newId));
}

interface Props {
  readonly finding: Finding;
  readonly n?: number;
  readonly isPlain?: boolean;
}

/** The fix as a verb. */
export function FixButton({ finding, n = 0, isPlain = false }: Props) {
  const label = fixLabel(finding, n);
  if (label === "") return null;
  return (
    <Button
      size="small"
      className="fix-button"
      onClick={(e) => {
        e.stopPropagation();
        applyFix(finding, n);
      }}
    >
      {!isPlain && <UiIcon name="wrench" size={15} />}
      <span className="clip">{label}</span>
    </Button>
  );
}
