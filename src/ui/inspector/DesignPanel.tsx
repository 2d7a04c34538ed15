import type { Id, Profile } from "../../core/model/design.ts";
import { useDesign } from "../../state/react.ts";
import { panels } from "../../text/panels.ts";
import { Choice } from "../controls/Choice.tsx";
import { FieldBox } from "../controls/FieldBox.tsx";
import { TextControl } from "../controls/TextControl.tsx";
import { regionOptions } from "./Placement.tsx";
import { setDesign } from "./set.ts";

const text = panels.design;
const profiles = Object.entries(text.profiles).map(([value, label]) => ({ value: value as Profile, label }));

interface TextProps {
  readonly path: string;
  readonly label: string;
  readonly help?: string;
  readonly value: string;
}

function DesignText({ path, label, help, value }: TextProps) {
  const id = `design-${path}`;
  return (
    <FieldBox label={label} htmlFor={id} help={help}>
      <TextControl
        id={id}
        of={id}
        value={value}
        onChange={(typed, merge) => setDesign(path, typed, label.toLowerCase(), merge)}
      />
    </FieldBox>
  );
}

function Accepted() {
  const suppressions = useDesign((s) => s.design.suppressions);
  const list = Object.entries(suppressions);
  if (list.length === 0) return null;
  return (
    <section className="block">
      <div className="block-head">
        <h3>
          {text.suppressed} <span className="block-count num">{list.length}</span>
        </h3>
      </div>
      <ul>
        {list.map(([id, s]) => (
          <li key={id} className="accepted">
            <span className="accepted-words">
              <span>{s.reason}</span>
              <span className="meta">{s.rule}</span>
            </span>
            <button
              type="button"
              className="link"
              aria-label={text.withdraw(s.rule)}
              onClick={() => setDesign(`suppressions.${id}`, undefined, text.suppressed.toLowerCase())}
            >
              {text.withdrawShort}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing selected: what holds for the whole design. */
export function DesignPanel() {
  const design = useDesign((s) => s.design);
  const { defaults, resourceGroups, subscriptions, naming } = design;
  return (
    <>
      <header className="head">
        <div className="head-words">
          <h2>{panels.inspector.title}</h2>
          <p className="head-place clip">{design.title}</p>
        </div>
      </header>
      <div className="panel-scroll">
        <section className="block fields">
          <DesignText path="title" label={text.name} value={design.title} />
        </section>
        <section className="block fields">
          <div className="block-head">
            <h3>{text.defaults}</h3>
          </div>
          <FieldBox label={text.region} labelId="design-region-label" help={text.regionHelp}>
            <Choice
              id="design-region"
              labelId="design-region-label"
              value={defaults.region}
              options={regionOptions}
              onChange={(region) => setDesign("defaults.region", region, text.region.toLowerCase())}
            />
          </FieldBox>
          {(Object.keys(resourceGroups) as Id[]).map((id) => (
            <DesignText
              key={id}
              path={`resourceGroups.${id}.name`}
              label={text.group}
              {...(id === defaults.resourceGroup ? { help: text.groupHelp } : {})}
              value={resourceGroups[id]?.name ?? ""}
            />
          ))}
          {(Object.keys(subscriptions) as Id[]).map((id) => (
            <DesignText
              key={id}
              path={`subscriptions.${id}.name`}
              label={text.subscription}
              value={subscriptions[id]?.name ?? ""}
            />
          ))}
        </section>
        <section className="block fields">
          <div className="block-head">
            <h3>{text.checks}</h3>
          </div>
          <FieldBox label={text.profile} labelId="design-profile-label" help={text.profileHelp}>
            <Choice
              id="design-profile"
              labelId="design-profile-label"
              value={design.profile}
              options={profiles}
              onChange={(profile) => setDesign("profile", profile, text.profile.toLowerCase())}
            />
          </FieldBox>
        </section>
        <section className="block fields">
          <div className="block-head">
            <h3>{text.naming}</h3>
          </div>
          <DesignText path="naming.workload" label={text.workload} value={naming.workload} />
          <DesignText path="naming.environment" label={text.environment} value={naming.environment} />
        </section>
        <Accepted />
      </div>
    </>
  );
}
