import { look, type ColorName, type ExtraName, type SchemeName } from "./look.ts";
import { tokens } from "./tokens.ts";

export type VarName = ColorName | ExtraName | "e1" | "e2" | "e3" | "e4";

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** The custom property of a token: `surfaceSubtle` → `var(--surface-subtle)`. */
export const cssVar = (name: VarName): string => `var(--${kebab(name)})`;

/** Hex value of a colour, for what cannot read custom properties (bitmaps, the MUI palette). */
export const colorOf = (scheme: SchemeName, name: ColorName): string => look.color[scheme][name];

/** Declarations of one scheme. Colours and shadows differ between schemes, nothing else does. */
function declarations(scheme: SchemeName): string {
  const { tileTintPercent, ...extras } = look.themeExtras[scheme];
  const values = { ...look.color[scheme], ...extras, ...look.elevation[scheme] };
  return [
    `  color-scheme: ${scheme};`,
    ...Object.entries(values).map(([name, value]) => `  --${kebab(name)}: ${value.toLowerCase()};`),
    `  --tile-tint: ${tileTintPercent}%;`,
  ].join("\n");
}

/** What `tokens.css` must say. The system's scheme holds until `data-scheme` says otherwise. */
export function tokensCss(): string {
  return `/* Made from look.ts and tokens.ts by css.ts; css.test.ts holds them together. */
:root {
${declarations("light")}
  --font-ui: ${look.font.ui};
  --font-mono: ${look.font.mono};
  --hover: ${tokens.motion.hover}ms;
  --settle: ${tokens.motion.settle}ms;
  --easing: ${tokens.motion.easing};
}
@media (prefers-color-scheme: dark) {
:root:not([data-scheme="light"]) {
${declarations("dark")}
}
}
:root[data-scheme="dark"] {
${declarations("dark")}
}
@media (prefers-reduced-motion: reduce) {
:root {
  --hover: 0ms;
  --settle: 0ms;
}
}
`;
}
