import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateNsg, prepareNsg } from "./nsg.ts";
import { hasManyRegions, parseTag, relationOf, type Tag } from "./tags.ts";
import { consistentSets, decide } from "./testing/slowNsg.ts";
import type { SecurityRule } from "./topology.ts";

/**
 * The verdict held against all worlds, one by one. A world is a set of (cell, tag membership) pairs; two cells of the
 * internet are told apart, 20.0.0.0/8 and the rest, beside two that no tag holds.
 */
const NETWORK = ["10.0.0.0/16"];
const bits = (text: string): number => text.split(".").reduce((n, octet) => n * 256 + Number(octet), 0);
const CELLS = [bits("20.0.0.1"), bits("52.0.0.1")];
const UNTAGGED = ["192.0.2.1", "198.51.100.1"].map(bits);

interface Pair {
  readonly ip: number;
  readonly tags: ReadonlySet<string>;
}

/** Section 12.1, existence, in the words of the specification. */
function isWorld(world: readonly Pair[], tags: readonly Tag[]): boolean {
  const some = (test: (t: ReadonlySet<string>) => boolean): boolean => world.some((p) => test(p.tags));
  if (!CELLS.every((ip) => world.some((p) => p.ip === ip))) return false;
  for (const a of tags) {
    if (!some((t) => t.has(a.key))) return false;
    const regions = tags.filter(
      (r) => r.region !== undefined && (r.service === a.service || r.service === "azurecloud"),
    );
    if (
      a.region === undefined &&
      hasManyRegions(a.service) &&
      !some((t) => t.has(a.key) && regions.every((r) => !t.has(r.key)))
    )
      return false;
    for (const b of tags) {
      if (a === b) continue;
      const relation = relationOf(a, b);
      if ((relation === "contains" || relation === "overlaps") && !some((t) => t.has(a.key) && !t.has(b.key)))
        return false;
      if (relation === "overlaps" && !some((t) => t.has(a.key) && t.has(b.key))) return false;
    }
  }
  return true;
}

const TAG_PAIRS = [
  ["AzureCloud", "Storage"],
  ["AzureCloud", "Sql"],
  ["Storage", "Storage.eastus"],
  ["Sql", "AzureCloud.eastus"],
  ["Contoso", "Storage"],
  ["Contoso", "Contoso.eastus"],
  ["AzureFrontDoor.FirstParty", "AzureCloud"],
] as const;

const scenario = fc.constantFrom(...TAG_PAIRS).chain((pair) =>
  fc.record({
    pair: fc.constant(pair),
    rules: fc.array(
      fc.record({
        access: fc.constantFrom<"Allow" | "Deny">("Allow", "Deny"),
        sourceAddressPrefix: fc.constantFrom(...pair, "20.0.0.0/8", "192.0.2.0/24", "Internet"),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    source: fc.constantFrom(...pair, "20.0.0.0/8", "20.0.0.1", "Internet"),
  }),
);

describe("verdicts against every world", () => {
  it("are allowed, denied, partial or unknown exactly as the worlds say", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(scenario, ({ pair, rules, source }) => {
        const list = rules.map((r, i): SecurityRule => ({
          ...{ ...r, name: `r${i}`, priority: 100 + i, direction: "Inbound", protocol: "*" },
          ...{ sourcePortRange: "*", destinationAddressPrefix: "*", destinationPortRange: "*" },
        }));
        const named = [...new Set([...list.map((r) => r.sourceAddressPrefix!), source])].filter((t) =>
          (pair as readonly string[]).includes(t),
        );
        const tags = named.map(parseTag);
        const pairs: Pair[] = consistentSets(tags).flatMap((set) => CELLS.map((ip) => ({ ip, tags: set })));
        const isAsked = (p: Pair): boolean =>
          source === "Internet" ||
          (source.startsWith("20.") ? p.ip === CELLS[0] : p.tags.has(parseTag(source).key));
        const allows = (p: Pair): boolean =>
          decide(
            list,
            "Inbound",
            {
              source: p.ip,
              sourceTags: p.tags,
              destination: bits("10.0.1.4"),
              destinationTags: new Set(),
              protocol: "Tcp",
              port: 1,
              sourcePort: 1,
            },
            NETWORK,
          ).access === "Allow";
        const always = UNTAGGED.map((ip): Pair => ({ ip, tags: new Set() }));
        const kinds = new Set<string>();
        for (let mask = 0; mask < 2 ** pairs.length; mask++) {
          const world = [...always, ...pairs.filter((_, i) => (mask & (2 ** i)) !== 0)];
          if (!isWorld(world, tags)) continue;
          const fates = new Set(world.filter(isAsked).map(allows));
          kinds.add(fates.size === 2 ? "partial" : fates.has(true) ? "allowed" : "denied");
        }
        const expected = kinds.size === 1 ? [...kinds][0] : "unknown";
        const answer = evaluateNsg(prepareNsg(list, { virtualNetwork: NETWORK }), {
          direction: "Inbound",
          source,
          destination: "10.0.1.4",
          protocol: "Tcp",
          port: 1,
          sourcePort: 1,
        });
        met.add(answer.verdict);
        expect(answer.verdict).toBe(expected);
      }),
      { numRuns: 300 },
    );
    expect(met).toEqual(new Set(["allowed", "denied", "partial", "unknown"]));
  });
});
