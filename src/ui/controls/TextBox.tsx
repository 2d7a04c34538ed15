import InputBase from "@mui/material/InputBase";
import { useId } from "react";
import { FieldBox } from "./FieldBox.tsx";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onChange: (text: string) => void;
}

/** A field whose text is not in the design yet. */
export function TextBox({ label, value, placeholder, autoFocus, onChange }: Props) {
  const id = useId();
  return (
    <FieldBox label={label} htmlFor={id}>
      <InputBase
        id={id}
        value={value}
        placeholder={placeholder}
        autoFocus={autoFocus === true}
        onChange={(e) => onChange(e.target.value)}
      />
    </FieldBox>
  );
}
