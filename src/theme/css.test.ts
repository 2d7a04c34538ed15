import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { tokensCss } from "./css.ts";
import { look, type SchemeName } from "./look.ts";
import { tokens } from "./tokens.ts";

const shared = resolve(process.env["SHARED_DIR"] ?? "../shared", "screen/tokens.json");

interface Published {
  readonly contrast: readonly {
    readonly text: string;
    readonly on: string;
    readonly needs: number;
    readonly light: number;
    readonly dark: number;
  }[];
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const hex = (scheme: SchemeName, name: string): string =>
  (look.color[scheme] as Readonly<Record<string, string>>)[name] ?? "missing";

describe("the visual language", () => {
  it("is written into tokens.css as it stands in look.ts and tokens.ts", async () => {
    const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
    expect(css).toBe(await format(tokensCss(), { parser: "css", printWidth: 110 }));
  });

  it("names the same colours in both schemes", () => {
    expect(Object.keys(look.color.dark)).toEqual(Object.keys(look.color.light));
  });

  const published = existsSync(shared);
  it.skipIf(!published)(
    `equals the published tokens and their contrast${published ? "" : " (skipped: ../shared/screen/tokens.json is not here)"}`,
    () => {
      const file = JSON.parse(readFileSync(shared, "utf8")) as Published & Record<string, unknown>;
      expect(file).toMatchObject({ ...tokens, ...look });
      expect(file.contrast.length).toBeGreaterThan(40);
      for (const pair of file.contrast)
        for (const scheme of ["light", "dark"] as const) {
          const measured = contrast(hex(scheme, pair.text), hex(scheme, pair.on));
          expect(measured, `${pair.text} on ${pair.on}, ${scheme}`).toBeGreaterThanOrEqual(pair.needs);
          expect(Math.abs(measured - pair[scheme]), `${pair.text} on ${pair.on}, ${scheme}`).toBeLessThan(
            0.02,
          );
        }
    },
  );
});
