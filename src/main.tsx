import { createRoot } from "react-dom/client";
import "./theme/fonts.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/controls.css";
import "./app/frame.css";
import "./app/empty.css";
import { App } from "./app/App.tsx";
import { start } from "./app/start.ts";

start();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
createRoot(root).render(<App />);
