/** The drawing: scene to nodes, gestures to commands. */
export { default as Canvas } from "./Canvas.tsx";
export { canvasCommands } from "./commands.ts";
export { startPaletteDrag } from "./paletteDrag.ts";
