import { useEffect, useRef, useState } from "react";
import { Mark } from "../../theme/Mark.tsx";
import { shownCell, type Column } from "./columns.ts";

interface Props {
  readonly column: Column;
  readonly name: string;
  readonly value: string;
  readonly isTabStop: boolean;
  readonly isWrong: boolean;
  readonly onFocus: () => void;
  readonly onKeep: (text: string) => void;
}

/** One cell: reads as text, Enter or a click makes it a field, Enter keeps, Escape brings the old text back. */
export function Cell({ column, name, value, isTabStop, isWrong, onFocus, onKeep }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const isEditing = typed !== null;

  useEffect(() => {
    // After the field is gone, the keyboard stays where it was.
    if (wasEditing.current && !isEditing && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  const keep = (text: string | null): void => {
    setTyped(null);
    if (text !== null && text !== value) onKeep(text);
  };
  const onKeyDown = (e: React.KeyboardEvent): void => {
    if (e.key === "Enter") keep(typed);
    else if (e.key === "Escape") setTyped(null);
    else {
      // The arrows belong to the text while there is a field.
      e.stopPropagation();
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  };

  if (isEditing && column.choices !== undefined)
    return (
      <select
        className="cell-field"
        aria-label={name}
        value={typed}
        autoFocus
        onChange={(e) => keep(e.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      >
        {column.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  if (isEditing)
    return (
      <input
        className="cell-field"
        aria-label={name}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        ref={(input) => {
          if (input !== null && document.activeElement !== input) input.select();
        }}
        onChange={(e) => setTyped(e.target.value)}
        onBlur={() => keep(typed)}
        onKeyDown={onKeyDown}
      />
    );
  const isAction = column.field === "access";
  return (
    <button
      ref={button}
      type="button"
      className={`cell ${isAction ? `word-${value === "Deny" ? "denied" : "allowed"}` : ""} ${isWrong ? "cell-wrong" : ""}`}
      data-cell={column.field}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${name}: ${shownCell(column, value)}`}
      title={shownCell(column, value)}
      onFocus={onFocus}
      onClick={() => setTyped(value)}
    >
      {isAction && <Mark of={value === "Deny" ? "denied" : "allowed"} size={15} />}
      {isWrong && !isAction && <Mark of="error" size={14} />}
      <span className="clip">{shownCell(column, value)}</span>
    </button>
  );
}
