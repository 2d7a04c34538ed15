import { viewStore } from "../state/view.ts";
import { remember } from "./remembered.ts";

const system = matchMedia("(prefers-color-scheme: dark)");

/** The scheme that is shown, after the system had its say. */
export const shownScheme = (): "light" | "dark" => {
  const { scheme } = viewStore.getState();
  return scheme === "system" ? (system.matches ? "dark" : "light") : scheme;
};

/** Keeps the root's `data-scheme` equal to the shown scheme, which is what every colour hangs on. */
export function followScheme(): void {
  const show = (): void => {
    document.documentElement.dataset["scheme"] = shownScheme();
  };
  show();
  viewStore.subscribe((now, before) => {
    if (now.scheme !== before.scheme) show();
  });
  system.addEventListener("change", () => {
    show();
    // Whoever draws colours by value listens to the store, so it hears of the system's change there.
    if (viewStore.getState().scheme === "system") viewStore.setState({});
  });
}

export function toggleScheme(): void {
  const scheme = shownScheme() === "dark" ? "light" : "dark";
  viewStore.setState({ scheme });
  remember({ scheme });
}
