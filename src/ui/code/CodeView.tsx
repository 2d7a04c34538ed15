import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { LineRange } from "../../core/template/tree.ts";
import { panels } from "../../text/panels.ts";
import "../../theme/mono.css";
import "./code.css";
import type { Token } from "./highlight.ts";
import { linesOf } from "./printed.ts";

interface Props {
  readonly file: string;
  readonly text: string;
  /** Lines of what is selected: tinted, and the first of them scrolled to. */
  readonly marked: readonly LineRange[];
}

type Colour = (line: string) => readonly Token[];
const LINE = 19;

/** A file, line by line: only the lines in view are in the document and coloured. */
export function CodeView({ file, text, marked }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [colour, setColour] = useState<{ readonly of: Colour } | null>(null);
  const lines = linesOf(text);
  const language = file.endsWith(".json") ? "json" : "bicep";
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 20,
    paddingStart: 6,
    paddingEnd: 6,
  });
  const { scrollToIndex } = rows;
  const here = marked.filter((range) => range.file === file);
  const first = here[0]?.from;

  useEffect(() => {
    let isCurrent = true;
    void import("./highlight.ts")
      .then(({ loadColours }) => loadColours(language))
      .then((of) => {
        if (isCurrent) setColour({ of });
      })
      // Without colours the text is still all there.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [language]);
  useEffect(() => {
    if (first !== undefined) scrollToIndex(first - 1, { align: "start" });
  }, [first, file, scrollToIndex]);

  const isMarked = (n: number): boolean => here.some((range) => n + 1 >= range.from && n + 1 <= range.to);
  return (
    <div className="code" ref={scroller} tabIndex={0} role="group" aria-label={panels.code.text(file)}>
      <div className="code-lines" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index] ?? "";
          return (
            <div
              key={item.key}
              className={isMarked(item.index) ? "code-line code-marked" : "code-line"}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className="code-number" aria-hidden="true">
                {item.index + 1}
              </span>
              <code>
                {colour === null
                  ? line
                  : colour.of(line).map((token, i) => (
                      <span key={i} style={token.color === undefined ? undefined : { color: token.color }}>
                        {token.text}
                      </span>
                    ))}
              </code>
            </div>
          );
        })}
      </div>
    </div>
  );
}
