import { ThemeProvider } from "@mui/material/styles";
import { useSyncExternalStore, type ReactNode } from "react";
import { viewStore } from "../state/view.ts";
import { muiTheme } from "../theme/mui.ts";
import "./panels.css";

const shown = (): "light" | "dark" =>
  document.documentElement.dataset["scheme"] === "dark" ? "dark" : "light";

/** Puts the look on everything of the component library inside. Each panel wears it, as each is loaded by itself. */
export function Dress({ children }: { readonly children: ReactNode }) {
  const scheme = useSyncExternalStore(viewStore.subscribe, shown);
  return <ThemeProvider theme={muiTheme(scheme)}>{children}</ThemeProvider>;
}
