/** Validation: rules, findings, fixes. */
export * from "./check.ts";
export * from "./fix.ts";
export { ruleOf, rules } from "./registry.ts";
export type { Draft, DraftFix, Finding, Fix, Rule, Severity } from "./rule.ts";
