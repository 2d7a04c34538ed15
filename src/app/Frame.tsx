import { lazy, Suspense, type CSSProperties } from "react";
import { Canvas } from "../canvas/index.ts";
import { useDesign, useView } from "../state/react.ts";
import { viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";
import { tokens } from "../theme/tokens.ts";
import { Banner } from "./Banner.tsx";
import { Boundary } from "./Boundary.tsx";
import { Dock } from "./Dock.tsx";
import { floorPlan } from "./layout.ts";
import { Left } from "./Left.tsx";
import { remember } from "./remembered.ts";
import { Separator } from "./Separator.tsx";
import { Status } from "./Status.tsx";
import { take } from "./take.ts";
import { Said, Toast } from "./Toast.tsx";
import { useWindow } from "./useWindow.ts";

// The first ten seconds end with the first resource; whoever comes back never needs them.
const Empty = lazy(() => import("./Empty.tsx"));
const Inspector = lazy(() => import("../ui/inspector/Inspector.tsx"));
const Dialogs = lazy(() => import("../ui/dialogs/Dialogs.tsx"));

const { frame } = tokens;

function resize(change: {
  leftWidth?: number | null;
  inspectorWidth?: number | null;
  dockHeight?: number | null;
}) {
  viewStore.setState(change);
  remember(change);
}

/** The floor plan: regions by a CSS grid, sizes from the window and from what this device remembers. */
export function Frame() {
  const empty = useDesign((s) => !s.opening && s.resources === 0);
  const left = useView((s) => s.leftWidth);
  const right = useView((s) => s.inspectorWidth);
  const dock = useView((s) => s.dockHeight);
  const leftOpen = useView((s) => s.leftOpen);
  const rightOpen = useView((s) => s.inspectorOpen);
  const dockOpen = useView((s) => s.dockOpen);
  const dockRoomy = useView((s) => s.dockTab !== "findings");
  const plan = floorPlan(useWindow(), { left, right, dock, leftOpen, rightOpen, dockOpen, dockRoomy });
  const style = {
    "--left": plan.leftOverlay ? "0px" : `${plan.left}px`,
    "--right": plan.rightOverlay ? "0px" : `${plan.right}px`,
    "--dock": `${plan.dock}px`,
    "--left-width": `${plan.left}px`,
    "--right-width": `${plan.right}px`,
  } as CSSProperties;
  const modes = [
    "frame",
    plan.compact ? "compact" : "",
    plan.narrow ? "narrow" : "",
    plan.leftOverlay ? "left-overlay" : "",
    plan.rightOverlay ? "right-overlay" : "",
  ];
  const text = words.app;
  return (
    <div className={modes.filter((m) => m !== "").join(" ")} style={style}>
      <Banner />
      {leftOpen && (
        <Left>
          <Separator
            name={text.separators.left}
            className="separator-left"
            orientation="vertical"
            value={plan.left}
            min={frame.leftPanelMin}
            max={frame.leftPanelMax}
            grows
            onSize={(leftWidth) => resize({ leftWidth })}
            onReset={() => resize({ leftWidth: null })}
          />
        </Left>
      )}
      <main className="canvas-region" aria-label={text.regions.canvas} data-region="canvas" tabIndex={-1}>
        <Boundary name={text.regions.canvas}>
          <Canvas />
          {empty && (
            <Suspense fallback={null}>
              <Empty />
            </Suspense>
          )}
        </Boundary>
        <Toast />
      </main>
      <Dock>
        {dockOpen && (
          <Separator
            name={text.separators.dock}
            className="separator-dock"
            orientation="horizontal"
            value={plan.dock}
            min={frame.dockMin}
            max={plan.dockMax}
            grows={false}
            onSize={(dockHeight) => resize({ dockHeight })}
            onReset={() => resize({ dockHeight: null })}
          />
        )}
      </Dock>
      {rightOpen && (
        <aside className="right" aria-label={text.regions.inspector} data-region="inspector" tabIndex={-1}>
          <Separator
            name={text.separators.right}
            className="separator-right"
            orientation="vertical"
            value={plan.right}
            min={frame.rightPanelMin}
            max={frame.rightPanelMax}
            grows={false}
            onSize={(inspectorWidth) => resize({ inspectorWidth })}
            onReset={() => resize({ inspectorWidth: null })}
          />
          <Boundary name={text.regions.inspector}>
            <Suspense fallback={null}>
              <Inspector />
            </Suspense>
          </Boundary>
        </aside>
      )}
      <Status />
      <Said />
      <Opened />
    </div>
  );
}

/** Dialogs are fetched with the first one that opens. */
function Opened() {
  const isOpen = useView((s) => s.dialog !== null);
  if (!isOpen) return null;
  return (
    <Boundary name={words.app.banner.export}>
      <Suspense fallback={null}>
        <Dialogs take={take} />
      </Suspense>
    </Boundary>
  );
}
