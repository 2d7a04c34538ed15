import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { zip } from "./zip.ts";

it("packs files that come out as they went in, and the same bytes every time", () => {
  const files = { "main.bicep": "param location string\n", "modules/net.bicep": "// é ✓\n" };
  const packed = zip(files);
  const out = Object.entries(unzipSync(packed)).map(([name, data]) => [name, strFromU8(data)]);
  expect(Object.fromEntries(out)).toEqual(files);
  expect(zip(files)).toEqual(packed);
});
