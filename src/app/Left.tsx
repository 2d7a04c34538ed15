import { lazy, Suspense, type ReactNode } from "react";
import { startPaletteDrag } from "../canvas/index.ts";
import { useView } from "../state/react.ts";
import { viewStore, type LeftTab } from "../state/view.ts";
import { words } from "../text/index.ts";
import { Boundary } from "./Boundary.tsx";
import { Tabs, type TabOf } from "./Tabs.tsx";

const Palette = lazy(() => import("../ui/palette/Palette.tsx"));

const tabs: readonly TabOf<LeftTab>[] = [{ id: "palette", label: words.app.regions.palette }];

/** The left region: what can be added. */
export function Left({ children }: { readonly children: ReactNode }) {
  const wanted = useView((s) => s.leftTab);
  const tab = tabs.find((t) => t.id === wanted) ?? tabs[0];
  if (tab === undefined) return null;
  return (
    <aside className="left" aria-label={tab.label} data-region="left" tabIndex={-1}>
      <Tabs
        name={words.app.tabs.left}
        tabs={tabs}
        open={tab.id}
        panel="left-panel"
        onOpen={(id) => viewStore.setState({ leftTab: id })}
      />
      {children}
      <div className="left-panel" id="left-panel" role="tabpanel" aria-label={tab.label}>
        <Boundary name={tab.label}>
          <Suspense fallback={null}>
            <Palette startDrag={startPaletteDrag} />
          </Suspense>
        </Boundary>
      </div>
    </aside>
  );
}
