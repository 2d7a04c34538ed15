import { useDeferredValue, useMemo } from "react";
import { plainQuery } from "../../core/model/plainQuery.ts";
import { modelSchema } from "../../core/kinds/index.ts";
import { useDesign } from "../../state/react.ts";
import { headerOf, printDesign, type Language, type Template } from "./printed.ts";

/** The design as templates, live. Typing goes first: the text follows when the browser has a moment. */
export function useTemplate(language: Language): Template {
  const design = useDeferredValue(useDesign((s) => s.design));
  const findings = useDeferredValue(useDesign((s) => s.findings));
  return useMemo(
    () => printDesign(plainQuery(design, modelSchema), language, headerOf(design.title, findings)),
    [design, findings, language],
  );
}
