import type { KeyboardEvent } from "react";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";

interface Props {
  readonly files: readonly string[];
  readonly open: string;
  readonly onOpen: (file: string) => void;
}

/** The files of a template as tabs. */
export function FileTabs({ files, open, onOpen }: Props) {
  const onKeyDown = (e: KeyboardEvent<HTMLDivElement>): void => {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    const next = files[(files.indexOf(open) + step + files.length) % files.length];
    if (step === 0 || next === undefined) return;
    e.preventDefault();
    onOpen(next);
    const bar = e.currentTarget;
    requestAnimationFrame(() => bar.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div
      className="file-tabs"
      role="tablist"
      aria-label={panels.code.files}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {files.map((file) => (
        <button
          key={file}
          type="button"
          role="tab"
          className="tab"
          aria-selected={file === open}
          tabIndex={file === open ? 0 : -1}
          onClick={() => onOpen(file)}
        >
          <UiIcon name="file" size={15} />
          {file}
        </button>
      ))}
    </div>
  );
}
