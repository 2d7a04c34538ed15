import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationRaw } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import bicep from "shiki/langs/bicep.mjs";
import json from "shiki/langs/json.mjs";

export interface Token {
  readonly text: string;
  readonly color?: string;
}

const paint = (scope: string[], name: string): ThemeRegistrationRaw["settings"][number] => ({
  scope,
  settings: { foreground: `var(--code-${name})` },
});

/** Colours by custom properties, so that one run of the highlighter serves both schemes. */
const theme: ThemeRegistrationRaw = {
  name: "vnet-designer",
  type: "light",
  fg: "var(--text)",
  bg: "var(--surface-subtle)",
  settings: [
    { settings: { foreground: "var(--text)", background: "var(--surface-subtle)" } },
    paint(["comment"], "comment"),
    paint(["keyword", "storage", "entity.name.function.decorator", "constant.language"], "keyword"),
    paint(["string"], "string"),
    paint(["support.type.property-name"], "type"),
    paint(["constant.numeric"], "number"),
    paint(["entity.name.type", "support.type"], "type"),
  ],
};

let loading: Promise<HighlighterCore> | undefined;

/** The highlighter, made with the first line that asks for it. */
function highlighter(): Promise<HighlighterCore> {
  loading ??= createHighlighterCore({
    themes: [theme],
    langs: [bicep, json],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return loading;
}

/** How a line reads in its file, for the few constructs that span lines: a JSON member stands in an object. */
const contextOf = (line: string, language: "bicep" | "json"): string | undefined =>
  language === "json" ? (/^\s*"[^"]*":/.test(line) ? "{" : "[") : undefined;

const MOST_KEPT = 5000;
const kept = new Map<string, readonly Token[]>();

/** A function that colours single lines, so that only those in view cost anything; the same line is coloured once. */
export async function loadColours(language: "bicep" | "json"): Promise<(line: string) => readonly Token[]> {
  const shiki = await highlighter();
  return (line) => {
    const key = `${language} ${line}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size > MOST_KEPT) kept.clear();
    const context = contextOf(line, language);
    const [tokens = []] = shiki.codeToTokensBase(line, {
      lang: language,
      theme: "vnet-designer",
      ...(context === undefined ? {} : { grammarContextCode: context }),
    });
    const made = tokens.map(({ content, color }) => ({
      text: content,
      ...(color === undefined ? {} : { color }),
    }));
    kept.set(key, made);
    return made;
  };
}
