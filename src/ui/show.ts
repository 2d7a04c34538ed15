import type { Id } from "../core/model/design.ts";
import type { Finding, Severity } from "../core/rules/rule.ts";
import { reveal, select, viewStore } from "../state/view.ts";

/** Selects a thing and brings it into view. */
export function showThing(id: Id): void {
  select([id]);
  reveal([id]);
}

/** Opens a finding's card in the inspector and shows the thing it speaks of. */
export function showFinding(finding: Finding): void {
  const blamed = finding.at[0]?.id ?? finding.subject;
  showThing(blamed);
  viewStore.setState({ finding: finding.key, inspectorOpen: true });
}

/** Opens the list of findings; with a severity, only those. */
export function showFindings(severity?: Severity): void {
  viewStore.setState({ findingSeverity: severity ?? null, dockTab: "findings", dockOpen: true });
}

/** Opens the rules of a security group below the canvas. */
export function showRules(nsg: Id): void {
  viewStore.setState({ rulesOf: nsg, dockTab: "rules", dockOpen: true });
}
