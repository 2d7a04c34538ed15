import Popover from "@mui/material/Popover";
import { useState } from "react";
import type { Source } from "../../core/facts/source.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { showDate } from "../date.ts";

interface Props {
  readonly label: string;
  readonly help: string;
  readonly source?: Source | undefined;
}

/** A question mark that opens two sentences, with where they were read and when. */
export function Help({ label, help, source }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const text = panels.inspector;
  return (
    <>
      <button
        type="button"
        className="help-button"
        aria-label={text.help(label)}
        aria-expanded={anchor !== null}
        aria-haspopup="dialog"
        onClick={(e) => setAnchor(e.currentTarget)}
      >
        <UiIcon name="help" size={15} />
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": text.help(label), tabIndex: -1 } }}
      >
        <div className="help">
          <p>{help}</p>
          {source !== undefined && (
            <p className="meta">
              {source.url?.startsWith("https://") === true ? (
                <a href={source.url} target="_blank" rel="noreferrer noopener">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
              , <span className="num">{showDate(source.date)}</span>
            </p>
          )}
        </div>
      </Popover>
    </>
  );
}
