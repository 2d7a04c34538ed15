import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { ReactNode } from "react";
import { UiIcon } from "../../theme/Icon.tsx";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Quieter words at the right end. */
  readonly detail?: string;
}

interface Props {
  readonly id: string;
  readonly labelId?: string;
  /** Accessible name where there is no label. */
  readonly name?: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly isError?: boolean;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
  /** Shown greyed when the value is empty. */
  readonly empty?: string;
  readonly onChange: (value: string) => void;
}

const face = (option: Option): ReactNode => (
  <>
    {option.icon}
    <span className="choice-label">{option.label}</span>
    {option.detail !== undefined && <span className="choice-detail num">{option.detail}</span>}
  </>
);

const Arrow = () => (
  <span className="choice-arrow">
    <UiIcon name="chevronDown" size={15} />
  </span>
);

/** One of several values. A value that is none of them is shown as it stands, never dropped. */
export function Choice({
  id,
  labelId,
  name,
  value,
  options,
  isError,
  describedBy,
  disabled,
  empty,
  onChange,
}: Props) {
  const known = options.some((o) => o.value === value);
  const all =
    known || (value === "" && empty !== undefined) ? options : [...options, { value, label: value }];
  return (
    <Select
      id={id}
      {...(labelId === undefined ? {} : { labelId })}
      value={value}
      displayEmpty
      variant="standard"
      IconComponent={Arrow}
      disableUnderline
      error={isError === true}
      disabled={disabled === true}
      onChange={(e) => onChange(e.target.value)}
      SelectDisplayProps={{
        ...(name === undefined ? {} : { "aria-label": name }),
        ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
      }}
      renderValue={(shown) => {
        const option = all.find((o) => o.value === shown);
        return option === undefined || option.value === "" ? (
          <span className="choice-empty">{option?.label ?? empty}</span>
        ) : (
          face(option)
        );
      }}
    >
      {all.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {face(option)}
        </MenuItem>
      ))}
    </Select>
  );
}
