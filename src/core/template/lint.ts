import { flattenJoin } from "./join.ts";
import { isExpr, type Expr, type TemplateTree, type Value } from "./tree.ts";

/**
 * Notes of the official linter about things that are meant as they stand. The design holds them as plain text, so the
 * printer says beside the line that the note is known.
 */

/**
 * Hosts that the linter wants built from `environment()`. In a design they are an address that somebody typed: a
 * rule's host name, a tag, a description.
 * Source: the base configuration of the Bicep compiler, rule no-hardcoded-env-urls (0.49).
 */
const HOSTS =
  /loganalytics\.io|azuredatalake(?:analytics|store)\.net|(?:core|database|graph|asazure)\.windows\.net|datalake\.azure\.net|gallery\.azure\.com|login\.microsoftonline\.com|management\.azure\.com|trafficmanager\.net|vault\.azure\.net/i;

/** Properties ending in "id" that the linter does not take for ids of resources (rule use-resource-id-functions). */
const OTHER_IDS =
  /^(?:tenant|subscription|principal|client|object|group|app|key|keyVault|keyVaultSecret|parent|rule|schema|vlan|metric|content|connector|servicePrincipalClient)Id$/i;

/** The rule's code when a printed line names a host of the public cloud. */
export const hostNote = (line: string): string | undefined =>
  line.length > 14 && HOSTS.test(line) ? "no-hardcoded-env-urls" : undefined;

/** The rule's code when a property should hold the id of a resource, and holds text or parts of one. */
export function idNote(key: string, value: Value): string | undefined {
  if (!/id$/i.test(key) || /(?:uid|UID)$/.test(key) || OTHER_IDS.test(key)) return undefined;
  const isWritten = typeof value === "string" ? value.includes("/") : isExpr(value) && isMadeUp(value);
  return isWritten ? "use-resource-id-functions" : undefined;
}

function isMadeUp(value: Expr): boolean {
  if (value.e !== "join") return value.e === "scope" || value.e === "suffix";
  const parts = flattenJoin(value.parts);
  if (parts.length === 1 && parts[0] !== undefined && isExpr(parts[0])) return isMadeUp(parts[0]);
  return !parts.some((part) => isExpr(part) && "of" in part);
}

/** The rule's code when the name of a plain parameter sounds like a secret's. */
export const secretNote = (name: string): string | undefined =>
  /password|pwd|secret|accountkey|acctkey/i.test(name) ? "secure-secrets-in-params" : undefined;

/**
 * Whether the linter takes a parameter of a module for a region: it has a default, and that is the location of the
 * deployment, or some resource stands there. Such a parameter has to be passed on, and not as plain text.
 */
export function isRegion(name: string, { parameters, resources }: TemplateTree): boolean {
  const value = parameters.find((parameter) => parameter.name === name)?.default;
  if (value === undefined) return false;
  const isThere = (at: Value | undefined): boolean => isExpr(at) && at.e === "param" && at.name === name;
  return (isExpr(value) && value.e === "scope") || resources.some(({ location }) => isThere(location));
}

/** The rule's code when a region is plain text. */
export const regionNote = (value: Value): string | undefined =>
  typeof value === "string" && value.toLowerCase() !== "global" ? "no-hardcoded-location" : undefined;
