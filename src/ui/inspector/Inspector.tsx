import { useDesign, useView } from "../../state/react.ts";
import { FindingCard } from "../findings/FindingCard.tsx";
import { Dress } from "../Dress.tsx";
import { DesignPanel } from "./DesignPanel.tsx";
import { ResourcePanel } from "./ResourcePanel.tsx";
import { SeveralPanel } from "./SeveralPanel.tsx";

/** The right panel: the finding that is looked at, else what is selected, else the design. */
export default function Inspector() {
  const selection = useView((s) => s.selection);
  const resources = useDesign((s) => s.design.resources);
  const key = useView((s) => s.finding);
  const finding = useDesign((s) => (key === null ? undefined : s.findings.find((f) => f.key === key)));
  // What was selected may be gone after an undo.
  const ids = [...selection].filter((id) => resources[id] !== undefined);
  const [only] = ids;
  return (
    <Dress>
      <div className="panel">
        {finding !== undefined ? (
          <FindingCard finding={finding} />
        ) : ids.length > 1 ? (
          <SeveralPanel ids={ids} />
        ) : only !== undefined ? (
          <ResourcePanel key={only} id={only} />
        ) : (
          <DesignPanel />
        )}
      </div>
    </Dress>
  );
}
