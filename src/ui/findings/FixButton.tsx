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
        const region = e.currentTarget.closest<HTMLElement>("[data-region], [role=dialog]");
        if (!applyFix(finding, n)) return;
        // The button goes with its finding; the keyboard stays in the region it was in.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) region?.focus();
        });
      }}
    >
      {!isPlain && <UiIcon name="wrench" size={15} />}
      <span className="clip">{label}</span>
    </Button>
  );
}
