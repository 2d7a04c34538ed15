import { useStore } from "zustand";
import { designStore, type DesignState } from "./design.ts";
import { viewStore, type ViewState } from "./view.ts";

/** Binds a component to a part of the design's state. Selectors return what is in the state, or something cheap. */
export const useDesign = <T>(selector: (s: DesignState) => T): T => useStore(designStore, selector);

/** Binds a component to a part of the view. */
export const useView = <T>(selector: (s: ViewState) => T): T => useStore(viewStore, selector);
