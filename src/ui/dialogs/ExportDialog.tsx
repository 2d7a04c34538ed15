import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useState } from "react";
import type { TemplateParameter, Value } from "../../core/template/tree.ts";
import { sentence } from "../../core/rules/index.ts";
import { useDesign, useView } from "../../state/react.ts";
import { toast, viewStore } from "../../state/view.ts";
import { panels } from "../../text/panels.ts";
import { UiIcon } from "../../theme/Icon.tsx";
import { Mark } from "../../theme/Mark.tsx";
import { copyFile } from "../code/CodePane.tsx";
import { CodeView } from "../code/CodeView.tsx";
import { FileTabs } from "../code/FileTabs.tsx";
import { lineCount, resourceCount, type Language, type Template } from "../code/printed.ts";
import { useTemplate } from "../code/useTemplate.ts";
import { Segments } from "../controls/Segments.tsx";
import { FixButton } from "../findings/FixButton.tsx";
import { blamed } from "../findings/rows.ts";
import { showThing } from "../show.ts";
import type { Take } from "../take.ts";
import "./export.css";

const text = panels.export;
const SHOWN_ERRORS = 2;

function close(): void {
  viewStore.setState({ dialog: null });
}

/** Takes the design away as templates; what would fail the deployment stands first, with its fix. */
export default function ExportDialog({ take }: { readonly take: Take }) {
  const [language, setLanguage] = useState<Language>("bicep");
  const [wanted, setWanted] = useState<string | null>(null);
  const selection = useView((s) => s.selection);
  const title = useDesign((s) => s.design.title);
  const errors = useDesign((s) => s.counts.error);
  const template = useTemplate(language);
  const { printed, tree } = template;
  const files = Object.keys(printed.files);
  const file = files.find((f) => f === wanted) ?? files[0] ?? "";
  const content = printed.files[file] ?? "";
  const marked = [...selection].flatMap((id) => printed.lines.get(id) ?? []);
  const zip = take.fileName(title, "zip");
  return (
    <Dialog
      open
      onClose={close}
      aria-labelledby="export-title"
      maxWidth={false}
      slotProps={{ paper: { className: "export" } }}
    >
      <div className="export-head">
        <h2 id="export-title">{text.title}</h2>
        <button type="button" className="btn btn-icon" aria-label={text.close} onClick={close}>
          <UiIcon name="close" size={18} />
        </button>
      </div>
      <div className="export-body">
        <div className="export-choices">
          <Errors />
          <section>
            <h3>{text.language}</h3>
            <Segments
              isWide
              name={text.language}
              value={language}
              options={[
                { value: "bicep", label: panels.code.bicep },
                { value: "arm", label: panels.code.arm },
              ]}
              onChange={setLanguage}
            />
          </section>
          <Files template={template} />
          <Parameters parameters={tree.parameters} />
        </div>
        <div className="export-preview">
          <div className="export-files">
            <FileTabs files={files} open={file} onOpen={setWanted} />
            <span className="gap" />
            <button type="button" className="tab" onClick={() => void copyFile(take, file, content)}>
              <UiIcon name="copy" size={16} />
              {panels.code.copy}
            </button>
          </div>
          <CodeView key={file} file={file} text={content} marked={marked} />
        </div>
      </div>
      <div className="export-foot">
        <p className="muted num">{text.summary(resourceCount(tree), files.length, lineCount(printed))}</p>
        <span className="gap" />
        <Button onClick={() => void copyFile(take, file, content)}>{text.copy}</Button>
        <Button
          onClick={() => {
            take.download(file.slice(file.lastIndexOf("/") + 1), content);
            toast(panels.code.downloaded(file));
          }}
        >
          <span className="clip">{text.download(file)}</span>
        </Button>
        <Button
          variant="contained"
          onClick={() => {
            void take.zip(zip, printed.files).then(() => toast(panels.code.downloaded(zip)));
          }}
        >
          <UiIcon name="download" size={16} />
          {text.zip(errors)}
        </Button>
      </div>
    </Dialog>
  );
}

function Errors() {
  const findings = useDesign((s) => s.findings);
  const errors = findings.filter((f) => f.severity === "error");
  if (errors.length === 0) return null;
  return (
    <section className="own-finding soft-error" aria-label={text.fails(errors.length)}>
      <p className="own-severity word-error">
        <Mark of="error" size={16} />
        {text.fails(errors.length)}
      </p>
      {errors.slice(0, SHOWN_ERRORS).map((f) => (
        <div key={f.key} className="export-error">
          <p>{sentence(f)}</p>
          <div className="own-actions">
            <FixButton finding={f} />
            <button
              type="button"
              className="link"
              onClick={() => {
                close();
                showThing(blamed(f));
              }}
            >
              {text.show}
            </button>
          </div>
        </div>
      ))}
      {errors.length > SHOWN_ERRORS && (
        <p className="export-more">{text.more(errors.length - SHOWN_ERRORS)}</p>
      )}
    </section>
  );
}

/** One file or modules: the groups of the design decide, and the other way says why it is impossible. */
function Files({ template: { tree, printed } }: { readonly template: Template }) {
  const groups = tree.modules.length;
  const isModular = groups > 0;
  const option = (isOn: boolean, name: string, detail: string) => (
    <label className={isOn ? "radio-card radio-on" : "radio-card"}>
      <input type="radio" name="export-files" checked={isOn} disabled={!isOn} readOnly />
      <span>
        <span className="strong">{name}</span>
        <span className="meta">{detail}</span>
      </span>
    </label>
  );
  return (
    <section>
      <h3>{text.files}</h3>
      <div role="radiogroup" aria-label={text.files}>
        {option(
          isModular,
          text.modules,
          isModular ? text.modulesText(Object.keys(printed.files).length) : text.modulesNot,
        )}
        {option(!isModular, text.one, isModular ? text.oneNot(groups) : text.oneText)}
      </div>
    </section>
  );
}

/** A parameter's default as it is read; what is worked out at deployment has none to show. */
const shownDefault = (value: Value | undefined): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : text.noDefault;

function Parameters({ parameters }: { readonly parameters: readonly TemplateParameter[] }) {
  return (
    <section>
      <h3>
        {text.parameters} <span className="block-count num">{parameters.length}</span>
      </h3>
      {parameters.length === 0 && <p className="meta">{text.noParameters}</p>}
      <ul>
        {parameters.map((p) => (
          <li key={p.name} className="parameter" title={p.description}>
            <span className="clip">{p.name}</span>
            <span className="meta clip">{shownDefault(p.default)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
