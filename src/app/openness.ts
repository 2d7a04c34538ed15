import { designStore } from "../state/design.ts";
import { viewStore } from "../state/view.ts";
import { tokens } from "../theme/tokens.ts";
import { remember, remembered } from "./remembered.ts";

/** Under this width the inspector floats over the canvas. */
const narrow = matchMedia(`(max-width: ${tokens.breakpoint.inspectorOverlay - 0.02}px)`);
const slim = matchMedia(`(max-width: ${tokens.breakpoint.leftOverlay - 0.02}px)`);

const isEmpty = (): boolean => {
  for (const _ in designStore.getState().design.resources) return false;
  return true;
};

/** The panels that fit the moment: an empty design shows neither inspector nor findings until someone asks. */
function settle(): void {
  const wish = remembered();
  const empty = isEmpty();
  viewStore.setState({
    leftOpen: wish.leftOpen && !slim.matches,
    inspectorOpen:
      wish.inspectorOpen && !empty && !(narrow.matches && viewStore.getState().selection.size === 0),
    dockOpen: wish.dockOpen && !empty,
  });
}

/**
 * Opens and closes panels with the moment: with the first resource, and on narrow screens with the selection. What a
 * person chose is remembered; what the moment chose is not.
 */
export function followMoment(): void {
  settle();
  let empty = isEmpty();
  designStore.subscribe((now, before) => {
    if (now.design.resources === before.design.resources || empty === isEmpty()) return;
    empty = !empty;
    settle();
  });
  viewStore.subscribe((now, before) => {
    if (!narrow.matches || now.selection === before.selection || isEmpty()) return;
    viewStore.setState({ inspectorOpen: now.selection.size > 0 });
  });
  viewStore.subscribe((now, before) => {
    if (now.selection === before.selection) return;
    // The rules of a selected security group are one click away, and a table that is open follows the selection.
    const [only] = now.selection;
    const { resources } = designStore.getState().design;
    if (now.selection.size === 1 && only !== undefined && resources[only]?.kind === "nsg")
      viewStore.setState({ rulesOf: only });
  });
  narrow.addEventListener("change", settle);
  slim.addEventListener("change", settle);
}

/** Whether what is toggled now is a lasting wish: not while the window or the empty design decides. */
const lasting = (): boolean => !isEmpty() && !narrow.matches;

export function toggleLeft(): void {
  const leftOpen = !viewStore.getState().leftOpen;
  viewStore.setState({ leftOpen });
  if (!slim.matches) remember({ leftOpen });
}

export function toggleInspector(): void {
  const inspectorOpen = !viewStore.getState().inspectorOpen;
  viewStore.setState({ inspectorOpen });
  if (lasting()) remember({ inspectorOpen });
}

export function toggleDock(): void {
  const dockOpen = !viewStore.getState().dockOpen;
  viewStore.setState({ dockOpen });
  if (lasting()) remember({ dockOpen });
}

/** Closes a floating inspector; true when there was one. */
export function closeOverlay(): boolean {
  if (!narrow.matches || !viewStore.getState().inspectorOpen) return false;
  viewStore.setState({ inspectorOpen: false });
  return true;
}
