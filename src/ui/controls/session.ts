import { useRef } from "react";

let sessions = 0;

/**
 * Merge key of what is typed between focus and blur: one undo step per visit of a field, however many keys.
 * `begin` on focus; `key` while typing.
 */
export function useSession(of: string): { begin: () => void; key: () => string } {
  const session = useRef(0);
  return {
    begin: () => {
      session.current = ++sessions;
    },
    key: () => `typing:${of}:${session.current}`,
  };
}
