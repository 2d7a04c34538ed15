/** What a hop is about: an entry of a topology list, and the row of it that decided. */
export interface HopSubject {
  readonly list:
    | "networkSecurityGroups"
    | "securityAdminConfigurations"
    | "subnets"
    | "endpoints"
    | "azureFirewalls"
    | "loadBalancers"
    | "applicationGateways"
    | "virtualNetworkGateways"
    | "publicIPAddresses"
    | "natGateways"
    | "services"
    | "virtualNetworks";
  readonly name: string;
  /** A rule, a listener, a route's prefix. */
  readonly row?: string;
}

/** A hop string taken apart. */
export interface Hop {
  readonly text: string;
  /** The first word: `subnet-in`, `route`, `peering`, `nva`, `firewall`, `lb`, `snat`, `dns`, `service`, `deliver` and so on. */
  readonly kind: string;
  /** It speaks of the way back. */
  readonly isReturn: boolean;
  readonly subject?: HopSubject;
  /** What was decided there, as far as the string says: a next hop, a flag, `noRule`, `allowed:defaultAction`. */
  readonly detail?: string;
}

type Reader = (parts: readonly string[]) => Pick<Hop, "subject" | "detail">;

const rest = (parts: readonly string[], from: number): { detail?: string } =>
  parts.length > from ? { detail: parts.slice(from).join(":") } : {};

const rule: Reader = (p) => ({
  subject: { list: "networkSecurityGroups", name: p[1] ?? "", row: p.slice(2).join(":") },
});
const admin: Reader = (p) => ({
  subject: { list: "securityAdminConfigurations", name: p.slice(1, -1).join(":") },
  ...rest(p, p.length - 1),
});
const entry =
  (list: HopSubject["list"]): Reader =>
  (p) => ({ subject: { list, name: p[1] ?? "" }, ...rest(p, 2) });
const entryWithRow =
  (list: HopSubject["list"]): Reader =>
  (p) => ({ subject: { list, name: p[1] ?? "", ...(p.length > 2 ? { row: p.slice(2).join(":") } : {}) } });

/** `publicIp`, `natGateway`, `loadBalancer` … as the second word of `snat:` and `ingress:`. */
const OWNERS: Readonly<Record<string, HopSubject["list"]>> = {
  publicIp: "publicIPAddresses",
  natGateway: "natGateways",
  loadBalancer: "loadBalancers",
  firewall: "azureFirewalls",
  applicationGateway: "applicationGateways",
};
const owned: Reader = (p) => {
  const list = OWNERS[p[1] ?? ""];
  return list === undefined ? rest(p, 1) : { subject: { list, name: p[2] ?? "" }, ...rest(p, 3) };
};

const READERS: Readonly<Record<string, Reader>> = {
  "nic-in": rule,
  "nic-out": rule,
  "subnet-in": rule,
  "subnet-out": rule,
  "admin-in": admin,
  "admin-out": admin,
  route: (p) => ({ subject: { list: "subnets", name: p[1] ?? "", row: p[2] ?? "" }, ...rest(p, 3) }),
  peering: entry("virtualNetworks"),
  nva: entry("endpoints"),
  privateEndpoint: entry("endpoints"),
  through: entry("endpoints"),
  around: entry("endpoints"),
  loop: entry("endpoints"),
  firewall: (p) => ({
    subject: {
      list: "azureFirewalls",
      name: p[1] ?? "",
      ...(p.length > 3 ? { row: p.slice(3).join(":") } : {}),
    },
    ...(p[2] === undefined ? {} : { detail: p[2] }),
  }),
  lb: entryWithRow("loadBalancers"),
  appgw: entryWithRow("applicationGateways"),
  gateway: (p) => (p[1] === "none" ? { detail: "none" } : entry("virtualNetworkGateways")(p)),
  snat: owned,
  ingress: owned,
  standardSku: entry("publicIPAddresses"),
  service: entry("services"),
};

/** Takes a hop of a trace apart, so that a click on it can open the rule, route or thing that decided. */
export function readHop(text: string): Hop {
  const isReturn = text.startsWith("return:");
  const parts = (isReturn ? text.slice("return:".length) : text).split(":");
  const kind = parts[0] ?? "";
  return { text, kind, isReturn, ...(READERS[kind] ?? ((p) => rest(p, 1)))(parts) };
}
