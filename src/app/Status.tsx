import { useDesign, useView } from "../state/react.ts";
import { words } from "../text/index.ts";
import { Mark } from "../theme/Mark.tsx";
import { showFindings } from "../ui/show.ts";

const text = words.app.status;

function Counts() {
  const counts = useDesign((s) => s.counts);
  return (
    <>
      {(["error", "warning", "info"] as const).map((severity) => (
        <button
          key={severity}
          type="button"
          className={counts[severity] === 0 ? "status-count none" : "status-count"}
          onClick={() => showFindings(severity)}
        >
          <Mark of={severity} size={14} none={counts[severity] === 0} />
          {text[severity](counts[severity])}
        </button>
      ))}
    </>
  );
}

function Checked() {
  const resources = useDesign((s) => s.resources);
  const ms = useDesign((s) => s.checkedMs);
  const checking = useDesign((s) => s.checking);
  const missing = useDesign((s) => s.checksMissing);
  if (missing) return <span role="alert">{words.app.failure.chunk}</span>;
  const said = resources === 0 ? text.nothing : checking || ms === null ? text.checking : text.checked(ms);
  return (
    <>
      <span>{text.resources(resources)}</span>
      <Profile />
      <span>{said}</span>
    </>
  );
}

function Profile() {
  const profile = useDesign((s) => s.design.profile);
  return <span className="status-profile">{text.rules(words.app.profiles[profile])}</span>;
}

/** Foot of the screen: what the check found, how large the design is, at which zoom it is seen. */
export function Status() {
  const zoom = useView((s) => s.zoom);
  return (
    <footer className="status num" aria-label={words.app.regions.status} data-region="status" tabIndex={-1}>
      <Counts />
      <span className="status-gap" />
      <Checked />
      <span className="status-zoom">{text.zoom(zoom)}</span>
    </footer>
  );
}
