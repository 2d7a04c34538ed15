import { lazy, Suspense, type ReactNode } from "react";
import { useDesign, useView } from "../state/react.ts";
import { viewStore, type DockTab } from "../state/view.ts";
import { words } from "../text/index.ts";
import { UiIcon } from "../theme/Icon.tsx";
import { Boundary } from "./Boundary.tsx";
import { toggleDock } from "./openness.ts";
import { Tabs, type TabOf } from "./Tabs.tsx";
import { take } from "./take.ts";

const Findings = lazy(() => import("../ui/findings/Findings.tsx"));
const Code = lazy(() => import("../ui/code/CodePane.tsx"));
const Rules = lazy(() => import("../ui/rules/RulesTable.tsx"));

const text = words.app.regions.dock;

/** Tabs of the dock, as far as there is something to show. */
function useTabs(): readonly TabOf<DockTab>[] {
  const { error, warning, info } = useDesign((s) => s.counts);
  const rulesOf = useView((s) => s.rulesOf);
  const rulesName = useDesign((s) => (rulesOf === null ? undefined : s.design.resources[rulesOf]?.name));
  return [
    { id: "findings", label: text.findings, count: { n: error + warning + info, error: error > 0 } },
    { id: "code", label: text.code },
    ...(rulesName === undefined ? [] : [{ id: "rules" as const, label: text.rules(rulesName) }]),
  ];
}

/** The region under the canvas. Folded, it is its row of tabs. */
export function Dock({ children }: { readonly children: ReactNode }) {
  const wanted = useView((s) => s.dockTab);
  const isOpen = useView((s) => s.dockOpen);
  const rulesOf = useView((s) => s.rulesOf);
  const tabs = useTabs();
  const tab = tabs.find((t) => t.id === wanted) ?? tabs[0];
  if (tab === undefined) return null;
  const fold = isOpen ? words.app.dock.fold : words.app.dock.unfold;
  return (
    <section className="dock" aria-label={tab.label} data-region="dock" tabIndex={-1}>
      {children}
      <Tabs
        name={words.app.tabs.dock}
        tabs={tabs}
        open={isOpen ? tab.id : null}
        panel="dock-panel"
        onOpen={(id) => viewStore.setState({ dockTab: id, dockOpen: true })}
      >
        <div className="dock-tools" id="dock-tools" />
        <button
          type="button"
          className="btn btn-icon dock-fold"
          aria-label={fold}
          title={fold}
          aria-expanded={isOpen}
          aria-keyshortcuts="Control+J"
          onClick={toggleDock}
        >
          <UiIcon name="chevronDown" size={16} />
        </button>
      </Tabs>
      {isOpen && (
        <div className="dock-panel" id="dock-panel" role="tabpanel" aria-label={tab.label} key={tab.id}>
          <Boundary name={tab.label}>
            <Suspense fallback={null}>
              {tab.id === "findings" && <Findings />}
              {tab.id === "code" && <Code take={take} />}
              {tab.id === "rules" && rulesOf !== null && <Rules id={rulesOf} />}
            </Suspense>
          </Boundary>
        </div>
      )}
    </section>
  );
}
