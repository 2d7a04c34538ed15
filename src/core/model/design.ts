/**
 * The document: everything a person drew, as they typed it. Plain JSON, immutable, in stable key order.
 * This room is generic: it knows no kind of resource and nothing of Azure.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Opaque identity of anything in a design, such as "snet_7k2m9qx4". Made by the caller, never shown, never parsed. */
export type Id = string & { readonly __id: true };
/** Identity of a row (rule, route, network card) within its owner; survives reordering and edits. */
export type RowId = string & { readonly __row: true };
/** Keys joined by dots; rows by id, never by index: "props.nics.<RowId>.subnet". */
export type Path = string;

export type Cloud = "public" | "government" | "china";
/** Edition of the Azure Machine Learning guidance a design is judged by. */
export type Profile = "current" | "aml-2022" | "aml-2019";

export interface Subscription {
  readonly name: string;
  /** GUID when known; unset means "the subscription it is deployed to". */
  readonly subscriptionId?: string;
}

export interface ResourceGroup {
  readonly name: string;
  readonly subscription: Id;
}

export interface Placement {
  readonly resourceGroup?: Id;
  readonly region?: string;
}

export interface Resource<P extends JsonObject = JsonObject> {
  readonly id: Id;
  readonly kind: string;
  readonly name: string;
  /** ARM child-of only: subnet → virtual network. Where a thing is drawn follows from its kind's `home`. */
  readonly parent?: Id;
  /** What is set here wins over the home container's, which wins over the design's defaults. */
  readonly placement?: Placement;
  /** Already there: printed as `existing`; unset fields mean "unknown". */
  readonly existing?: { readonly azureId?: string };
  /** Text as typed, references as ids, lists as rows. */
  readonly props: P;
  /** Field → template parameter. The literal stays in `props`, so no rule ever meets a parameter. */
  readonly bind?: { readonly [path: Path]: string };
  /** ARM properties that the kind does not model; kept and printed back. */
  readonly extra?: JsonObject;
}

/** Where a box is drawn. Only top-level things have x and y (px at zoom 1); the rest has an order in its container. */
export interface Box {
  readonly x?: number;
  readonly y?: number;
  readonly order?: number;
  readonly columns?: number;
  readonly collapsed?: true;
}

export type End =
  | { readonly resource: Id; readonly row?: RowId }
  | { readonly address: string }
  | { readonly tag: string }
  | { readonly host: string };

/** An arrow drawn between two things: a statement about traffic that is kept and evaluated. */
export interface Intent {
  readonly id: Id;
  readonly from: End;
  readonly to: End;
  readonly protocol: "tcp" | "udp" | "icmp" | "any";
  readonly ports: string;
  readonly expect: "allowed" | "denied";
  readonly via?: readonly Id[];
  readonly label?: string;
}

/** An accepted risk: findings of this rule (and subject, and facet) are kept but not counted. */
export interface Suppression {
  readonly rule: string;
  readonly subject?: Id;
  readonly facet?: string;
  readonly reason: string;
  readonly by?: string;
  readonly until?: string;
}

export interface Parameter {
  readonly type: "string" | "int" | "bool";
  readonly description?: string;
  readonly default?: Json;
}

export interface Note {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

export interface Design {
  readonly format: "vnet-designer";
  readonly version: number;
  readonly title: string;
  readonly cloud: Cloud;
  readonly profile: Profile;
  readonly naming: { readonly workload: string; readonly environment: string };
  readonly subscriptions: { readonly [id: Id]: Subscription };
  readonly resourceGroups: { readonly [id: Id]: ResourceGroup };
  readonly defaults: { readonly resourceGroup: Id; readonly region: string };
  readonly parameters: { readonly [name: string]: Parameter };
  readonly resources: { readonly [id: Id]: Resource };
  readonly intents: { readonly [id: Id]: Intent };
  readonly suppressions: { readonly [id: Id]: Suppression };
  /** No rule and no template sees these two. */
  readonly layout: { readonly [id: Id]: Box };
  readonly notes: { readonly [id: Id]: Note };
}

/** The version this program writes. Older files are migrated, newer ones open read-only. */
export const DESIGN_VERSION = 1;

export const asId = (text: string): Id => text as Id;
export const asRowId = (text: string): RowId => text as RowId;

/** Makes a new id for a thing of this kind. Handed in by the caller: the core has no randomness. */
export type NewId = (kind: string) => Id;

/** An empty design with one subscription and one resource group, which everything inherits until told otherwise. */
export function emptyDesign(newId: NewId, title = "Untitled design", region = "westeurope"): Design {
  const subscription = newId("subscription");
  const resourceGroup = newId("resourceGroup");
  return {
    format: "vnet-designer",
    version: DESIGN_VERSION,
    title,
    cloud: "public",
    profile: "current",
    naming: { workload: "ml", environment: "dev" },
    subscriptions: { [subscription]: { name: "sub-main" } },
    resourceGroups: { [resourceGroup]: { name: "rg-network", subscription } },
    defaults: { resourceGroup, region },
    parameters: {},
    resources: {},
    intents: {},
    suppressions: {},
    layout: {},
    notes: {},
  };
}
