import { useEffect, useState } from "react";
import { undo } from "../state/design.ts";
import { useView } from "../state/react.ts";
import { viewStore } from "../state/view.ts";
import { words } from "../text/index.ts";
import { UiIcon } from "../theme/Icon.tsx";

const STAYS_MS = 8000;

/** Short news above the canvas. It stays while it is pointed at or holds the focus. */
export function Toast() {
  const toast = useView((s) => s.toast);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (toast === null || held) return;
    const timer = setTimeout(() => viewStore.setState({ toast: null }), STAYS_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  if (toast === null) return null;
  const close = (): void => {
    setHeld(false);
    viewStore.setState({ toast: null });
  };
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className="toast-button"
          onClick={() => {
            undo();
            close();
          }}
        >
          {words.app.toast.undo}
        </button>
      )}
      <button
        type="button"
        className="toast-button toast-close"
        aria-label={words.app.toast.close}
        onClick={close}
      >
        <UiIcon name="close" size={15} />
      </button>
    </div>
  );
}

/** What screen readers are told, politely. */
export function Said() {
  const { text, at } = useView((s) => s.said);
  return (
    <div className="said" role="status" aria-live="polite">
      <span key={at}>{text}</span>
    </div>
  );
}
