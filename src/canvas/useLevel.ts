import { useEffect } from "react";
import { useStoreApi } from "reactflow";
import { cardsIn, type Scene } from "../core/scene/index.ts";
import { levelFor } from "./level.ts";
import { canvasStore } from "./store.ts";

/** Keeps the level of detail in step with the camera and the picture. */
export function useLevel(scene: Scene): void {
  const store = useStoreApi();
  useEffect(() => {
    const look = (): void => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const area = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom };
      const now = canvasStore.getState().level;
      const level = levelFor(zoom, cardsIn(scene, area), now);
      if (level !== now) canvasStore.setState({ level });
    };
    look();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        look();
    });
  }, [scene, store]);
}
