import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { kindOf } from "../core/kinds/index.ts";
import { Icon, UiIcon } from "../theme/Icon.tsx";
import { words } from "../text/index.ts";
import { insertKind } from "../ui/insert.ts";
import { openFromFile } from "./fileActions.ts";
import { loadGallery, openExample, type Example } from "./gallery.ts";
import { Miniature } from "./Miniature.tsx";

const text = words.app.empty;
const network = kindOf("vnet");

/** The first ten seconds: what this is, ready-made designs, and three ways to begin. Gone with the first resource. */
export default function Empty() {
  const [examples, setExamples] = useState<readonly Example[]>([]);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadGallery().then((loaded) => {
      if (isCurrent) setExamples(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  useEffect(() => {
    // Whoever is already somewhere else stays there.
    if (examples.length > 0 && document.activeElement === document.body) first.current?.focus();
  }, [examples]);

  const addNetwork = (): void => {
    insertKind("vnet", undefined);
  };
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const example = /^[1-9]$/.test(e.key) ? examples[Number(e.key) - 1] : undefined;
    if (example !== undefined) openExample(example);
    else if (e.key.toLowerCase() === network.key) addNetwork();
    else return;
    e.preventDefault();
  };
  return (
    <div className="empty" onKeyDown={onKeyDown} role="presentation">
      <h2>{text.title}</h2>
      <p className="empty-lead">{text.lead}</p>
      <ul className="examples">
        {examples.map((example, n) => {
          const said = words.app.gallery[example.id];
          const count = words.app.status.resources(example.resources);
          return (
            <li key={example.id}>
              <button
                ref={n === 0 ? first : null}
                type="button"
                className="example"
                data-first={n === 0 ? "" : undefined}
                aria-label={text.example(said.title, said.what, count)}
                aria-keyshortcuts={String(n + 1)}
                onClick={() => openExample(example)}
              >
                <Miniature design={example.design} />
                <span className="example-words">
                  <span className="example-title">
                    {said.title}
                    <kbd className="key">{n + 1}</kbd>
                  </span>
                  <span className="example-what">
                    {said.what} {count}.
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="empty-or">
        <span>{text.or}</span>
      </p>
      <div className="empty-ways">
        <button type="button" className="btn" aria-keyshortcuts="V" onClick={addNetwork}>
          <span className="kind-icon fam-network">
            <Icon d={network.icon} size={16} />
          </span>
          {text.addNetwork}
          <kbd className="key">V</kbd>
        </button>
        <button type="button" className="btn" aria-keyshortcuts="Control+O" onClick={openFromFile}>
          <UiIcon name="file" size={16} />
          {text.open}
          <kbd className="key">Ctrl O</kbd>
        </button>
      </div>
      <p className="empty-drop">{text.drop}</p>
    </div>
  );
}
