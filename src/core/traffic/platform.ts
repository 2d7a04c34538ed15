import { METADATA_ADDRESS, PLATFORM_ADDRESS } from "../facts/addressBlocks.ts";
import { rangeSet, rangeSetOf, type RangeSet } from "../net/index.ts";
import { ipsOfAll } from "./addresses.ts";
import {
  denied,
  hop,
  passed,
  undecided,
  withPackets,
  type Context,
  type End,
  type Flight,
  type Place,
} from "./flight.ts";
import { groupsOf } from "./filters.ts";
import { classify, shapeOf, type Packets, type Row } from "./packets.ts";
import { TCP, UDP, WITH_PORTS } from "./protocols.ts";
import { endTexts, isDefaultRule, orderedRules, rowsOfRule } from "./rules.ts";
import type { NetworkSecurityGroup, SecurityRule } from "./topology.ts";

interface PlatformPort {
  readonly address: string;
  /** The tag that rules must name to touch this traffic. */
  readonly tag: string | undefined;
}

const RESOLVER = ipsOfAll([PLATFORM_ADDRESS]);
const METADATA = ipsOfAll([METADATA_ADDRESS]);

const row = (
  ips: RangeSet,
  protocol: RangeSet | undefined,
  port: RangeSet | undefined,
  value: PlatformPort | undefined,
): Row<PlatformPort | "other"> => ({
  shape: shapeOf({}, { ips }, protocol, undefined, port),
  value: value ?? "other",
});

/** The known uses of the platform addresses; what else goes there is open (N11). */
const PORTS: readonly Row<PlatformPort | "other">[] = [
  row(RESOLVER, WITH_PORTS, rangeSet(53, 53), { address: PLATFORM_ADDRESS, tag: "azureplatformdns" }),
  row(RESOLVER, UDP, rangeSet(67, 67), { address: PLATFORM_ADDRESS, tag: undefined }),
  row(
    RESOLVER,
    TCP,
    rangeSetOf([
      [80, 80],
      [443, 443],
      [32526, 32526],
    ]),
    { address: PLATFORM_ADDRESS, tag: undefined },
  ),
  row(METADATA, TCP, rangeSet(80, 80), { address: METADATA_ADDRESS, tag: "azureplatformimds" }),
  row(RESOLVER, undefined, undefined, undefined),
  row(METADATA, undefined, undefined, undefined),
];

const names = (rule: SecurityRule, tag: string): boolean =>
  endTexts(rule, "destination").some((text) => text.toLowerCase() === tag);

function rowsNaming(
  c: Context,
  nsg: NetworkSecurityGroup,
  place: Place,
  tag: string,
): readonly Row<SecurityRule>[] {
  return c.compiled.remember(`platform ${nsg.name} ${place.subnet.id} ${tag}`, () =>
    orderedRules(nsg.securityRules ?? [], "Outbound")
      .filter((rule) => !isDefaultRule(rule) && names(rule, tag))
      .flatMap((rule) => rowsOfRule(rule, rule, c.compiled.scope(place.subnet), c.u)),
  );
}

/** Only rules that name the platform tag count, at both levels; without one that denies the packet arrives. */
function throughNamingRules(c: Context, flight: Flight, place: Place, port: PlatformPort): End[] {
  const { nic, subnet } = groupsOf(c, place);
  const ends: End[] = [];
  let current = [flight];
  for (const [level, nsg] of [
    ["nic-out", nic],
    ["subnet-out", subnet],
  ] as const) {
    if (nsg === undefined || port.tag === undefined) continue;
    c.reads.add(`networkSecurityGroups/${nsg.name}`);
    const rows = rowsNaming(c, nsg, place, port.tag);
    current = current.flatMap((f) =>
      classify(f.packets, rows, c.world).flatMap(({ packets, row: rule }) => {
        const moved = withPackets(f, packets);
        if (rule === undefined) return [moved];
        const text = `${level}:${nsg.name}:${rule.name}`;
        if (rule.access !== "Deny") return [hop(moved, text)];
        ends.push(denied(moved, text));
        return [];
      }),
    );
  }
  return [
    ...ends,
    ...current.map((f) =>
      passed(f, [`platform:${port.address}`], { arrived: { endpoint: undefined, flight: f } }),
    ),
  ];
}

/** Takes out the packets to platform addresses, which neither groups nor routes touch, and ends them (N11). */
export function platform(c: Context, flight: Flight, place: Place): { ends: End[]; rest: Packets[] } {
  const ends: End[] = [];
  const rest: Packets[] = [];
  for (const { packets, row: port } of classify(flight.packets, PORTS, c.world)) {
    const moved = withPackets(flight, packets);
    if (port === undefined) rest.push(packets);
    else if (port === "other") ends.push(undecided(moved, "platformPort"));
    else ends.push(...throughNamingRules(c, moved, place, port));
  }
  return { ends, rest };
}
