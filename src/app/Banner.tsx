import { useSyncExternalStore } from "react";
import { sayMessage } from "../text/say.ts";
import { redo, undo } from "../state/design.ts";
import { useDesign } from "../state/react.ts";
import { viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";
import { UiIcon } from "../theme/Icon.tsx";
import { saveDownload } from "./fileActions.ts";
import { openCopy, takeOver } from "./session.ts";
import { shownScheme, toggleScheme } from "./scheme.ts";
import { Title } from "./Title.tsx";

const text = words.app.banner;

function Logo() {
  return (
    <svg className="logo" width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="7" />
      <path d="M7.5 8V11.5A5.5 5.5 0 0 0 18.5 11.5V8" />
      <circle cx="13" cy="9" r="1.6" />
    </svg>
  );
}

function SaveState() {
  const save = useDesign((s) => s.save);
  const readOnly = useDesign((s) => s.readOnly);
  if (readOnly !== null)
    return (
      <p className="save-state save-warning" role="status" title={words.app.readOnlyWhy[readOnly.reason]}>
        <span className="save-words">{words.app.readOnly[readOnly.reason]}</span>
        {readOnly.reason === "other-tab" && (
          <button type="button" className="link" onClick={() => void takeOver()}>
            {words.app.takeOver}
          </button>
        )}
        <button type="button" className="link" onClick={openCopy}>
          {words.app.openCopy}
        </button>
      </p>
    );
  const said = save.text ?? words.app.save[save.state];
  return (
    <p
      className={save.state === "failed" ? "save-state save-warning" : "save-state"}
      role="status"
      title={said}
    >
      <span className="save-words">{said}</span>
      {save.state === "failed" && (
        <button type="button" className="link" onClick={saveDownload}>
          {words.app.save.download}
        </button>
      )}
    </p>
  );
}

function Undo() {
  const past = useDesign((s) => s.history.past.at(-1)?.label);
  const future = useDesign((s) => s.history.future.at(-1)?.label);
  const undoText = text.undo(past === undefined ? undefined : sayMessage(past));
  const redoText = text.redo(future === undefined ? undefined : sayMessage(future));
  return (
    <>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={undoText}
        title={undoText}
        aria-keyshortcuts="Control+Z"
        disabled={past === undefined}
        onClick={undo}
      >
        <UiIcon name="undo" size={18} />
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={redoText}
        title={redoText}
        aria-keyshortcuts="Control+Shift+Z"
        disabled={future === undefined}
        onClick={redo}
      >
        <UiIcon name="redo" size={18} />
      </button>
    </>
  );
}

/** Top of the screen: title, save state in words, search, undo, redo, scheme, Export. */
export function Banner() {
  const scheme = useSyncExternalStore(viewStore.subscribe, shownScheme);
  const other = scheme === "dark" ? text.toLight : text.toDark;
  return (
    <header className="banner" aria-label={words.app.regions.banner} data-region="banner" tabIndex={-1}>
      <div className="banner-start">
        <Logo />
        <Title />
        <SaveState />
      </div>
      <button
        type="button"
        className="search"
        aria-label={text.search}
        aria-keyshortcuts="Control+K"
        onClick={() => viewStore.setState({ dialog: "commands" })}
      >
        <UiIcon name="search" size={16} />
        <span className="search-words">{text.search}</span>
        <kbd className="key">Ctrl K</kbd>
      </button>
      <div className="banner-end">
        <Undo />
        <button
          type="button"
          className="btn btn-icon"
          aria-label={other}
          title={other}
          onClick={toggleScheme}
        >
          <UiIcon name={scheme === "dark" ? "sun" : "moon"} size={18} />
        </button>
        <button
          type="button"
          className="btn btn-filled"
          onClick={() => viewStore.setState({ dialog: "export" })}
        >
          <UiIcon name="download" size={16} />
          {text.export}
        </button>
      </div>
    </header>
  );
}
