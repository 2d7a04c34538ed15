import type { ReactNode } from "react";

interface Props<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
  readonly isWide?: boolean;
}

/** Two or three ways to look at one thing, side by side. */
export function Segments<T extends string>({ name, value, options, onChange, isWide }: Props<T>) {
  return (
    <div className={isWide === true ? "segments segments-wide" : "segments"} role="group" aria-label={name}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
