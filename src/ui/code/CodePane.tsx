import { useState } from "react";
import { useDesign, useView } from "../../state/react.ts";
import { toast } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Segments } from "../controls/Segments.tsx";
import { DockTools } from "../DockTools.tsx";
import "../panels.css";
import type { Take } from "../take.ts";
import { CodeView } from "./CodeView.tsx";
import { FileTabs } from "./FileTabs.tsx";
import type { Language } from "./printed.ts";
import { useTemplate } from "./useTemplate.ts";

const text = panels.code;

/** Copies a file's text and says so. */
export async function copyFile(take: Take, file: string, content: string): Promise<void> {
  toast((await take.copy(content)) ? text.copied(file) : text.notCopied);
}

/** The template of the design as it is drawn, in both languages. */
export default function CodePane({ take }: { readonly take: Take }) {
  const [language, setLanguage] = useState<Language>("bicep");
  const [wanted, setWanted] = useState<string | null>(null);
  const selection = useView((s) => s.selection);
  const title = useDesign((s) => s.design.title);
  const isEmpty = useDesign((s) => s.resources === 0);
  const { printed } = useTemplate(language);
  const files = Object.keys(printed.files);
  const marked = [...selection].flatMap((id) => printed.lines.get(id) ?? []);
  // A selection opens the file it stands in, unless that file is open already.
  const file =
    wanted !== null &&
    files.includes(wanted) &&
    (marked.length === 0 || marked.some((m) => m.file === wanted))
      ? wanted
      : (marked[0]?.file ?? files[0]);
  const zip = take.fileName(title, "zip");
  if (isEmpty || file === undefined) return <p className="panel-empty">{text.empty}</p>;
  const content = printed.files[file] ?? "";
  return (
    <div className="code-pane">
      <DockTools>
        <button type="button" className="tab" onClick={() => void copyFile(take, file, content)}>
          <UiIcon name="copy" size={16} />
          {text.copy}
        </button>
        <button
          type="button"
          className="tab"
          onClick={() => {
            void take.zip(zip, printed.files).then(() => toast(text.downloaded(zip)));
          }}
        >
          <UiIcon name="download" size={16} />
          {text.download}
        </button>
      </DockTools>
      <div className="code-head">
        <Segments
          name={text.language}
          value={language}
          options={[
            { value: "bicep", label: text.bicep },
            { value: "arm", label: text.arm },
          ]}
          onChange={setLanguage}
        />
        <FileTabs files={files} open={file} onOpen={setWanted} />
      </div>
      <CodeView file={file} text={content} marked={marked} />
    </div>
  );
}
