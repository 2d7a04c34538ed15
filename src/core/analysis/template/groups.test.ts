import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intoFiles, type Grouped } from "./groups.ts";

/** "A1" lies in place A; `uses` says what each depends on. */
type Uses = Readonly<Record<string, readonly string[]>>;
const placeOf = (item: string): string => item.charAt(0);
const files = (uses: Uses, limit?: number): readonly Grouped<string>[] =>
  intoFiles(Object.keys(uses), placeOf, (item) => uses[item]!, limit);
const shown = (uses: Uses, limit?: number): string[] =>
  files(uses, limit).map(({ place, part, members }) => `${place}${part}: ${members.join(" ")}`);

describe("files", () => {
  it("are one for each place, whatever the order", () => {
    expect(shown({ A1: ["B1"], B1: [], A2: ["A1"] })).toEqual(["A0: A1 A2", "B0: B1"]);
  });

  it("are several where two places refer to each other", () => {
    // A network in A carries rules of B, and a machine in B stands in that network.
    expect(shown({ Anet: ["Brules"], Brules: [], Bvm: ["Anet"] })).toEqual([
      "A0: Anet",
      "B0: Brules",
      "B1: Bvm",
    ]);
  });

  it("leave a place alone that is not in the circle", () => {
    expect(shown({ A1: ["B1"], B1: [], B2: ["A1", "C2"], C1: [], C2: ["C1"] })).toEqual([
      "A0: A1",
      "B0: B1",
      "B1: B2",
      "C0: C1 C2",
    ]);
  });

  it("are cut when they are too long, each thing after what it needs", () => {
    expect(shown({ A1: ["A4"], A2: [], A3: [], A4: [] }, 2)).toEqual(["A0: A4 A1", "A1: A2 A3"]);
  });

  it("never wait for each other in a circle", () => {
    const graph = fc
      .array(fc.tuple(fc.constantFrom("A", "B", "C", "D"), fc.array(fc.nat({ max: 30 }), { maxLength: 4 })), {
        minLength: 1,
        maxLength: 30,
      })
      .chain((nodes) => {
        const names = nodes.map(([place], n) => `${place}${n}`);
        // A node uses earlier ones only, so that resources themselves form no circle; their order is then mixed.
        const uses = nodes.map(
          ([, targets], n) => [names[n]!, targets.flatMap((t) => (t < n ? names[t]! : []))] as const,
        );
        return fc
          .shuffledSubarray(uses, { minLength: uses.length })
          .map((mixed): Uses => Object.fromEntries(mixed));
      });
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 8 }), (uses, limit) => {
        const made = files(uses, limit);
        expect(made.flatMap((f) => f.members).sort()).toEqual(Object.keys(uses).sort());
        const fileOf = new Map(made.flatMap((f) => f.members.map((m) => [m, f] as const)));
        for (const f of made) {
          expect(f.members.length).toBeLessThanOrEqual(limit);
          expect(new Set(f.members.map(placeOf))).toEqual(new Set([f.place]));
        }
        expect(new Set(made.map((f) => `${f.place}${f.part}`)).size).toBe(made.length);
        // Files are taken away that wait for none; a circle would be left over.
        const left = new Set(made);
        for (let shrunk = true; shrunk;) {
          shrunk = false;
          for (const f of left) {
            const waits = f.members.some((m) =>
              uses[m]!.some((u) => fileOf.get(u) !== f && left.has(fileOf.get(u)!)),
            );
            if (!waits) shrunk = left.delete(f) || shrunk;
          }
        }
        expect(left.size).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
