import { describe, expect, it } from "vitest";
import { asId, type JsonObject, type Resource } from "../../core/model/design.ts";
import { commonFields } from "./common.ts";

const thing = (kind: string, n: number, props: JsonObject): Resource => ({
  id: asId(`${kind}_${n}`),
  kind,
  name: `${kind}-${n}`,
  props,
});
const names = (...things: Resource[]) => commonFields(things).map((f) => f.name);

describe("fields that several things have in common", () => {
  const linux = thing("vm", 1, { image: "ubuntu-24.04", size: "Standard_D2s_v5" });
  const windows = thing("vm", 2, { image: "windows-server-2022", size: "Standard_D2s_v5" });

  it("show the common value, and say where the things differ", () => {
    const fields = new Map(commonFields([linux, windows]).map((f) => [f.name, f]));
    expect(fields.get("size")).toMatchObject({ value: "Standard_D2s_v5", isMixed: false });
    expect(fields.get("image")).toMatchObject({ isMixed: true });
  });

  it("leave out what only one of them shows", () => {
    expect(names(linux)).toContain("sshPublicKey");
    expect(names(linux, windows)).not.toContain("sshPublicKey");
    expect(names(linux, windows)).not.toContain("adminPassword");
  });

  it("leave out lists, whose rows belong to one owner each", () => {
    expect(names(linux, windows)).not.toContain("nics");
    expect(names(thing("subnet", 1, {}), thing("subnet", 2, {}))).not.toContain("prefixes");
  });

  it("are none between kinds that share nothing", () => {
    expect(names(linux, thing("vnet", 1, {}))).toEqual([]);
    expect(names()).toEqual([]);
  });
});
