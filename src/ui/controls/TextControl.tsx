import InputBase from "@mui/material/InputBase";
import { Mark } from "../../theme/Mark.tsx";
import { useSession } from "./session.ts";

interface Props {
  readonly id: string;
  /** What the merge of undo steps hangs on: the thing and its property. */
  readonly of: string;
  readonly value: string;
  /** Accessible name where no label points at the control. */
  readonly name?: string;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly severity?: "error" | "warning" | undefined;
  readonly describedBy?: string | undefined;
  readonly isNumeric?: boolean;
  readonly isMultiline?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (text: string, merge: string) => void;
}

/** Text as it is typed. Every key is an edit, so that a finding speaks while typing; one visit is one undo step. */
export function TextControl(props: Props) {
  const { id, of, value, name, unit, placeholder, severity, describedBy, isNumeric, isMultiline, disabled } =
    props;
  const session = useSession(of);
  return (
    <InputBase
      id={id}
      value={value}
      className={isNumeric === true ? "num" : ""}
      placeholder={placeholder ?? ""}
      error={severity === "error"}
      disabled={disabled === true}
      multiline={isMultiline === true}
      onFocus={() => session.begin()}
      onChange={(e) => props.onChange(e.target.value, session.key())}
      inputProps={{
        ...(name === undefined ? {} : { "aria-label": name }),
        ...(severity === "error" ? { "aria-invalid": true } : {}),
        ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
        // Undo in this field is the design's: each key of it is already in the design.
        "data-live": "",
        spellCheck: false,
        autoComplete: "off",
      }}
      endAdornment={
        severity !== undefined ? (
          <Mark of={severity} size={16} />
        ) : unit !== undefined ? (
          <span className="field-unit">{unit}</span>
        ) : undefined
      }
    />
  );
}
