import { useEffect, type RefObject } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import { designStore } from "../state/design.ts";
import { useDesign, useView } from "../state/react.ts";
import { viewStore } from "../state/view.ts";
import { around } from "../core/scene/index.ts";
import { fit, fitTo, panIntoView, setCamera, viewArea } from "./camera.ts";
import { focusCanvas, focusOn, setFocusElement, startEditing } from "./focus.ts";
import { drawn } from "./picture.ts";

/** The zoom is written for the status line when the camera rests. */
const REST_MS = 80;

/** Binds the camera: hands it to commands, fits a design that is opened, brings into view what others reveal. */
export function useCamera(root: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const designId = useDesign((s) => s.designId);
  const reveal = useView((s) => s.reveal);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    setCamera({ flow, element });
    setFocusElement(element);
    return () => {
      setCamera(undefined);
      setFocusElement(undefined);
    };
  }, [flow, root]);

  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const write = (zoom: number): void => {
      // Marks divide by it, so that they keep their size on the screen.
      root.current?.style.setProperty("--zoom", String(zoom));
      clearTimeout(rest);
      rest = setTimeout(() => viewStore.setState({ zoom }), REST_MS);
    };
    write(store.getState().transform[2]);
    const stop = store.subscribe((now, before) => {
      if (now.transform[2] !== before.transform[2]) write(now.transform[2]);
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [store, root]);

  useEffect(() => {
    if (Object.keys(designStore.getState().design.resources).length === 0) return;
    const frame = requestAnimationFrame(() => {
      fit(true);
      // What had the focus went with the design before; the keyboard goes on in the drawing.
      if (document.activeElement === document.body) focusCanvas();
    });
    return () => cancelAnimationFrame(frame);
  }, [designId]);

  useEffect(() => {
    if (reveal === null) return;
    const nodes = reveal.ids.flatMap((id) => drawn(id) ?? []);
    const [first] = nodes;
    const box = around(nodes);
    if (first === undefined || box === undefined) return;
    const view = viewArea();
    if (box.w > view.w || box.h > view.h) fitTo(nodes);
    else panIntoView(box);
    focusOn(first);
    if (reveal.name === true) startEditing(first.item.key, "name");
  }, [reveal]);
}
