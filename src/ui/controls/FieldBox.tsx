import type { ReactNode } from "react";
import type { Source } from "../../core/facts/source.ts";
import { Help } from "./Help.tsx";

interface Props {
  readonly label: string;
  /** Id of the control that the label names; absent: the control brings its own name. */
  readonly htmlFor?: string | undefined;
  readonly labelId?: string | undefined;
  readonly help?: string | undefined;
  readonly source?: Source | undefined;
  /** Buttons on the label line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Label above, help and actions beside it, the control below. */
export function FieldBox({ label, htmlFor, labelId, help, source, actions, children }: Props) {
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={htmlFor} id={labelId}>
          {label}
        </label>
        {help !== undefined && <Help label={label} help={help} source={source} />}
        {actions !== undefined && <span className="field-actions">{actions}</span>}
      </div>
      {children}
    </div>
  );
}
