/** What a design means. Everything here is a query: memoised by what it read. */
export * from "./addresses.ts";
export * from "./cards.ts";
export * from "./containment.ts";
export * from "./facts.ts";
export * from "./peerings.ts";
export * from "./placement.ts";
export { deploymentOf, templateOf, type Deployment } from "./template/index.ts";
export { cardAddress, topologyOf } from "./topology.ts";
