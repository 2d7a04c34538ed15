import { describe, expect, it } from "vitest";
import { fileNameOf, MAX_FILE_BYTES, readFile } from "./files.ts";

describe("file names", () => {
  it.each([
    ["Private AML, West Europe", "Private-AML-West-Europe.json"],
    ["../../etc/passwd", "etc-passwd.json"],
    ["", "design.json"],
    ["???", "design.json"],
    ["Zürich / Ost", "Zürich-Ost.json"],
    ["x".repeat(300), `${"x".repeat(80)}.json`],
  ])("%s becomes %s", (title, name) => {
    expect(fileNameOf(title, "json")).toBe(name);
  });
});

describe("reading a file", () => {
  it("gives name and text", async () => {
    expect(await readFile(new File(["{}"], "a.json"))).toEqual({
      ok: true,
      value: { name: "a.json", text: "{}" },
    });
  });

  it("refuses one that is too large without reading it", async () => {
    const file = new File([], "big.json");
    Object.defineProperty(file, "size", { value: MAX_FILE_BYTES + 1 });
    file.text = () => {
      throw new Error("read");
    };
    expect(await readFile(file)).toEqual({
      ok: false,
      error: { code: "too-large", name: "big.json", mb: 21 },
    });
  });

  it("says when it cannot be read", async () => {
    const file = new File(["x"], "gone.json");
    file.text = () => Promise.reject(new Error("gone"));
    expect(await readFile(file)).toEqual({ ok: false, error: { code: "unreadable", name: "gone.json" } });
  });
});
