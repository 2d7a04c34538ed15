import type { Address, Cidr } from "../net/index.ts";
import type { Id, Json, JsonObject, Path, Resource, RowId } from "../model/design.ts";
import type { Query } from "../model/query.ts";
import type { TemplateParameter, TemplateResource, Value } from "../template/tree.ts";
import type { Topology } from "../traffic/topology.ts";
import type { Fields } from "./field.ts";

/** Colour family of a kind; see the visual language. */
export type Family = "network" | "security" | "edge" | "compute" | "data" | "ml" | "govern" | "outside";

/** Group of the palette. */
export type Group = "common" | "network" | "ml" | "compute" | "data" | "outside" | "govern";

/** English words of a kind; another language replaces the record. */
export interface KindWords {
  /** "Virtual network" */
  readonly name: string;
  /** "virtual networks" */
  readonly plural: string;
  /** Field path (rows as "securityRules.priority") → label, unit or meaning, help of two sentences. */
  readonly fields: { readonly [path: string]: FieldWords };
  /** What a drop on the wrong place says: "A subnet lives in a virtual network." */
  readonly home?: string;
}

export interface FieldWords {
  readonly label: string;
  /** Right inside the field: "IPv4 or IPv6", "4 to 30 minutes". */
  readonly unit?: string;
  readonly help?: string;
  /** Shown words of a choice; absent = the value itself. */
  readonly choices?: { readonly [value: string]: string };
}

/** Addresses that a resource takes in a subnet, in network cards or instances. */
export interface Demand {
  readonly subnet: Id;
  /** At rest. */
  readonly min: number;
  /** At full scale. */
  readonly max: number;
  /** Addresses set by hand. */
  readonly fixed?: readonly Address[];
}

/** What a kind is told while its template part is made; it knows no other resource's symbol by itself. */
export interface TemplateContext {
  /** Symbol of a resource of the design; `part` tells several printed resources of one thing apart ("nic"). */
  symbol(id: Id, part?: string): string;
  /** Region as the template writes it: the location parameter of that region. */
  location(id: Id): Value;
  /** The literal, or the parameter that the field is bound to. */
  bound(r: Resource, path: Path, literal: Value): Value;
  /** Literal text shared by value as one parameter: every machine with the same administrator shares one. */
  shared(parameter: Omit<TemplateParameter, "name">, wish: string): Value;
}

export interface TemplatePart {
  /**
   * In deployment order. A resource that others only refer to (a subnet written inside its network) is given as
   * `existing`; it is dropped again when nothing refers to it.
   */
  readonly resources: readonly TemplateResource<Id>[];
}

/** What a kind is told while its part of the traffic topology is made. Everything there is named by its id. */
export interface TopologyContext {
  /** Region as templates write it. */
  region(id: Id): string;
  /** Address of a network card: what is set by hand, else the one Azure would hand out next; undefined = unknown. */
  address(id: Id, row: RowId): Address | undefined;
}

/** A resource as Azure's template engine worked it out: an import, or an export read back. */
export interface EvaluatedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly location?: string;
  readonly properties: JsonObject;
  /** What some types hold beside their properties. */
  readonly sku?: Json;
  readonly zones?: Json;
}

/** Turns Azure ids of an import into ids of the design, the same for the same text in any case. */
export interface ImportContext {
  idOf(azureId: string): Id;
  /** Another printed resource of the same import: a machine's network card. */
  find(azureId: string): EvaluatedResource | undefined;
  /** A row id that is the same for the same owner and key. */
  row(owner: string, key: string): RowId;
}

/** Names: what Azure accepts, and what we suggest. */
export interface NameRule {
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
  /** Where the name must be unique. */
  readonly scope: "parent" | "group" | "global";
  /** Abbreviation of the Cloud Adoption Framework: "snet". Empty = no suggestion in that style. */
  readonly caf: string;
}

/**
 * Everything the product knows about one kind of resource. A new kind is a folder with one of these, a line in
 * `kinds/index.ts` and one in `kinds/deployments.ts`; palette, inspector, canvas, validation, search, export and JSON Schema follow from it.
 */
export interface KindDefinition {
  readonly kind: string;
  /** Azure resource type. */
  readonly type: string;
  readonly apiVersion: string;
  /** SVG path data on a 24 grid, stroke 1.5, round ends, drawn inside 2.5 to 21.5. Our own drawing. */
  readonly icon: string;
  readonly family: Family;
  readonly group: Group;
  /** Key that inserts it while the canvas has the focus. */
  readonly key?: string;
  readonly face: "container" | "card" | "chip" | "line";
  readonly fields: Fields;
  readonly words: KindWords;
  /** Kinds it may be an ARM child of; absent = top-level in Azure. */
  readonly parent?: readonly string[];
  /** Where it is drawn: the first of these references that is set ("parent", "props.nics.*.subnet"). Absent = free on the canvas. */
  readonly home?: readonly Path[];
  readonly name: NameRule;
  /** Region and resource group apply (false for pure children). */
  readonly placed: boolean;
  /** The one fact on its card or under its name. */
  readonly fact?: (r: Resource, q: Query) => string;
  readonly takes?: (r: Resource, q: Query) => readonly Demand[];
  /** Prefixes that belong to the thing itself (a network, a subnet): valid ones only. */
  readonly prefixes?: (r: Resource, q: Query) => readonly Cidr[];
}

/**
 * What Azure makes of a kind: its templates both ways, and its part of the traffic. Apart from the definition, because
 * the canvas needs none of it: it is fetched with the first export or question.
 */
export interface KindDeployment {
  readonly kind: string;
  readonly toTemplate: (r: Resource, q: Query, t: TemplateContext) => TemplatePart;
  /** Its part of the traffic topology. Absent = traffic through it is unknown, never allowed. */
  readonly topology?: (r: Resource, q: Query, t: TopologyContext) => Topology;
  /** What an evaluated resource of this type says in our words; several when its body holds children (subnets). */
  readonly fromTemplate?: (t: EvaluatedResource, context: ImportContext) => readonly Resource[];
}
