import { useState } from "react";
import { message } from "../core/net/message.ts";
import { run } from "../state/design.ts";
import { useDesign } from "../state/react.ts";
import { words } from "../text/index.ts";
import { Menu, type MenuItem } from "./Menu.tsx";
import { keptDesigns, openKept } from "./session.ts";
import { createDesign, openFromFile, saveToFile } from "./fileActions.ts";

const keptItems = async (): Promise<MenuItem[]> =>
  (await keptDesigns()).map(({ id, title, resources }) => ({
    label: title,
    detail: words.app.status.resources(resources),
    run: () => void openKept(id),
  }));

/** The design's title, renamed in place, and the menu of what can be done with the design as a file. */
export function Title() {
  const title = useDesign((s) => s.design.title);
  const readOnly = useDesign((s) => s.readOnly !== null);
  const [typed, setTyped] = useState<string | null>(null);
  const { banner, menu } = words.app;

  const keep = (): void => {
    setTyped(null);
    if (typed === null || typed.trim() === "" || typed === title) return;
    run({
      label: message("designSet", { field: "title" }),
      edits: [{ op: "design", path: "title", value: typed }],
    });
  };
  return (
    <div className="title">
      <h1 className="title-text">
        {typed === null ? (
          <button
            type="button"
            className="title-button"
            aria-label={banner.rename(title)}
            title={title}
            disabled={readOnly}
            onClick={() => setTyped(title)}
          >
            {title}
          </button>
        ) : (
          <input
            className="title-input"
            aria-label={banner.title}
            value={typed}
            size={Math.max(12, Math.min(48, typed.length))}
            ref={(input) => {
              if (input !== null && document.activeElement !== input) input.select();
            }}
            onChange={(e) => setTyped(e.target.value)}
            onBlur={keep}
            onKeyDown={(e) => {
              if (e.key === "Enter") keep();
              if (e.key === "Escape") setTyped(null);
            }}
          />
        )}
      </h1>
      <Menu
        name={banner.menu}
        items={[
          { label: menu.create, run: createDesign },
          { label: menu.open, keys: "Ctrl O", run: openFromFile },
          { label: menu.save, keys: "Ctrl S", run: saveToFile },
          { label: menu.rename, run: () => setTyped(title) },
        ]}
        more={{ title: menu.kept, items: keptItems }}
      />
    </div>
  );
}
