import { placementOf, regionOf } from "../../analysis/index.ts";
import { kindOf, referenceFields } from "../../kinds/index.ts";
import type { Command } from "../../commands/index.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft, type DraftFix } from "../rule.ts";
import { MANAGE_SUBNET, MANAGE_VNET } from "../cidr/sources.ts";

/** What is attached to a network lives in the network's region and subscription. Resource groups may differ. */
export const regionAttachment = defineRule({
  id: "region/attachment",
  severity: "error",
  profiles: "base",
  subjects: ["subnet", "vm", "natGateway", "publicIp"],
  source: [MANAGE_VNET, MANAGE_SUBNET],
  *check(r, q): Iterable<Draft> {
    for (const other of new Set(attachments(r))) {
      // A subnet is where its network is; a machine goes where its subnets are, so the machine is the one to blame.
      const [thing, place] = q.get(other).kind === "subnet" ? [r.id, other] : [other, r.id];
      yield* compare(q, r, thing, place, other);
    }
  },
  words: {
    region: {
      what: (p) => `${p["name"]} is in ${p["region"]}, and ${p["place"]} is in ${p["placeRegion"]}`,
      why: () => "A resource is attached only to a network of its own region; Azure refuses the deployment.",
    },
    subscription: {
      what: (p) =>
        `${p["name"]} is in ${p["subscription"]}, and ${p["place"]} is in ${p["placeSubscription"]}`,
      why: () =>
        "A resource is attached only to a network of its own subscription; Azure refuses the deployment.",
    },
  },
  fixes: {
    moveRegion: { label: (p) => `Move ${p["name"]} to ${p["placeRegion"]}`, command: setRegion() },
  },
});

/** What this resource is attached to, or carries. */
function attachments(r: Resource): Id[] {
  return referenceFields(r.kind).flatMap((field) => {
    if (field.list === undefined) return ids(r.props[field.name]);
    const rows = Object.values(
      (r.props[field.list] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    );
    return rows.flatMap((row) => ids(row[field.name]));
  });
}

const ids = (value: unknown): Id[] =>
  typeof value === "string" && value !== "" ? [value as Id] : Array.isArray(value) ? (value as Id[]) : [];

function* compare(q: Query, subject: Resource, thing: Id, place: Id, facet: Id): Iterable<Draft> {
  const [a, b] = [placementOf(q, thing), placementOf(q, place)];
  const at = [{ id: thing, path: "placement.region" }, { id: place }, ...(subject.id === place ? [] : [])];
  const params = { name: q.get(thing).name, place: q.get(place).name };
  if (a.region !== b.region)
    yield {
      variant: "region",
      facet,
      at,
      params: { ...params, region: regionOf(q, thing), placeRegion: regionOf(q, place) },
      fixes: regionFix(q, thing, place),
    };
  if (a.subscription !== b.subscription) {
    const subscriptions = q.part("subscriptions");
    yield {
      variant: "subscription",
      facet: `${facet}-subscription`,
      at: [{ id: thing, path: "placement.resourceGroup" }, { id: place }],
      params: {
        ...params,
        subscription: subscriptions[a.subscription]?.name ?? "",
        placeSubscription: subscriptions[b.subscription]?.name ?? "",
      },
    };
  }
}

/** Offered when nothing else binds the thing to its region: a shared group would break at its other places. */
function regionFix(q: Query, thing: Id, place: Id): DraftFix[] {
  const { region } = placementOf(q, place);
  if (!kindOf(q.get(thing).kind).placed) return [];
  const bound = [...q.refsTo(thing), ...attachments(q.get(thing))].filter((id) => id !== place);
  if (bound.some((id) => placementOf(q, id).region !== region)) return [];
  const params = { name: q.get(thing).name, placeRegion: regionOf(q, place) };
  return [{ fix: "moveRegion", args: { id: thing, region }, params }];
}

function setRegion(): Command<Json> {
  return (q, args) => {
    const { id, region } = args as { readonly id: Id; readonly region: string };
    if (q.find(id) === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path: "placement.region", value: region }]);
  };
}
