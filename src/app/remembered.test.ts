import { describe, expect, it } from "vitest";
import { readRemembered } from "./remembered.ts";

const defaults = {
  leftWidth: null,
  inspectorWidth: null,
  dockHeight: null,
  leftOpen: true,
  inspectorOpen: true,
  dockOpen: true,
  scheme: "system",
};

describe("what a device remembers", () => {
  it.each([null, "", "no json", "[]", "7", "null", '{"leftWidth":"wide","dockHeight":-4,"scheme":"pink"}'])(
    "is nothing when the store holds %s",
    (text) => {
      expect(readRemembered(text)).toEqual(defaults);
    },
  );

  it("comes back as it was", () => {
    const wish = { ...defaults, leftWidth: 300, dockOpen: false, scheme: "dark" };
    expect(readRemembered(JSON.stringify(wish))).toEqual(wish);
  });
});
