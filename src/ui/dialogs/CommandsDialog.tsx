import Dialog from "@mui/material/Dialog";
import { useMemo, useState, type KeyboardEvent } from "react";
import { viewStore } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { TileOf } from "../KindIcon.tsx";
import { useQuery } from "../useQuery.ts";
import { entriesFor, type Entry } from "./commands.ts";
import "./commands.css";

const text = panels.commands;

function close(): void {
  viewStore.setState({ dialog: null });
}

/** One field to find, add or run anything. */
export default function CommandsDialog() {
  const q = useQuery();
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState(0);
  const entries = useMemo(() => entriesFor(q, typed), [q, typed]);
  const at = Math.min(wanted, entries.length - 1);
  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    entry.run();
  };
  const go = (n: number): void => {
    const next = (n + entries.length) % Math.max(1, entries.length);
    setWanted(next);
    document.getElementById(`command-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.key === "ArrowDown") go(at + 1);
    else if (e.key === "ArrowUp") go(at - 1);
    else if (e.key === "Enter") run(entries[at]);
    else return;
    e.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={close}
      aria-labelledby="commands-title"
      maxWidth={false}
      slotProps={{ paper: { className: "commands" }, container: { className: "commands-place" } }}
    >
      <h2 className="said" id="commands-title">
        {text.title}
      </h2>
      <div className="commands-field">
        <UiIcon name="search" size={18} />
        <input
          role="combobox"
          aria-label={text.input}
          aria-expanded={entries.length > 0}
          aria-controls="commands-list"
          aria-autocomplete="list"
          {...(entries.length > 0 ? { "aria-activedescendant": `command-${at}` } : {})}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={typed}
          placeholder={text.input}
          onChange={(e) => {
            setTyped(e.target.value);
            setWanted(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd className="key">{text.escape}</kbd>
      </div>
      <div
        className="commands-list"
        id="commands-list"
        // A list without an entry is none.
        {...(entries.length > 0 ? { role: "listbox", "aria-label": text.title } : {})}
      >
        {(["add", "go", "run"] as const).map((group) => {
          const members = entries.filter((entry) => entry.group === group);
          if (members.length === 0) return null;
          return (
            <div key={group} role="group" aria-label={text[group]}>
              <p className="commands-group" aria-hidden="true">
                {text[group]}
              </p>
              {members.map((entry) => {
                const n = entries.indexOf(entry);
                return (
                  <div
                    key={entry.key}
                    id={`command-${n}`}
                    role="option"
                    aria-selected={n === at}
                    className="command"
                    onPointerMove={() => setWanted(n)}
                    onClick={() => run(entry)}
                  >
                    {entry.kind !== undefined && <TileOf kind={entry.kind} size={22} />}
                    {entry.icon !== undefined && (
                      <span className="command-icon">
                        <UiIcon name={entry.icon} size={15} />
                      </span>
                    )}
                    <span className="command-label clip">{entry.label}</span>
                    <span className="meta clip num">{entry.detail}</span>
                    {entry.keys !== undefined && <kbd className="key">{entry.keys}</kbd>}
                  </div>
                );
              })}
            </div>
          );
        })}
        {entries.length === 0 && <p className="panel-empty">{text.nothing(typed)}</p>}
      </div>
      <div className="commands-foot" aria-hidden="true">
        <kbd className="key">↑</kbd>
        <kbd className="key">↓</kbd>
        {text.move}
        <kbd className="key">Enter</kbd>
        {text.choose}
        <kbd className="key">@</kbd>
        {text.resources}
        <kbd className="key">&gt;</kbd>
        {text.commandsOnly}
        <span className="gap" />
        {text.address}
      </div>
    </Dialog>
  );
}
