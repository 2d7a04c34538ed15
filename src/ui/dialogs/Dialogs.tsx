import { lazy, Suspense } from "react";
import { useView } from "../../state/react.ts";
import { Dress } from "../Dress.tsx";
import type { Take } from "../take.ts";

const ExportDialog = lazy(() => import("./ExportDialog.tsx"));
const CommandsDialog = lazy(() => import("./CommandsDialog.tsx"));

/** The dialog that is open, if any. */
export default function Dialogs({ take }: { readonly take: Take }) {
  const dialog = useView((s) => s.dialog);
  return (
    <Dress>
      <Suspense fallback={null}>
        {dialog === "export" && <ExportDialog take={take} />}
        {dialog === "commands" && <CommandsDialog />}
      </Suspense>
    </Dress>
  );
}
