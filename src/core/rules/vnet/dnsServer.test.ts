import { asId } from "../../model/design.ts";
import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { vnetDnsServer } from "./dnsServer.ts";

function servers(...dnsServers: string[]) {
  const design = aDesign({ hub: ["10.0.0.0/16", {}] });
  const hub = design.resources[asId("hub")]!;
  return { ...design, resources: { [hub.id]: { ...hub, props: { ...hub.props, dnsServers } } } };
}

testRule(vnetDnsServer, {
  quiet: [
    ["none", servers()],
    ["addresses, with white space", servers("10.0.0.4", " 168.63.129.16 ")],
    ["an IPv6 address", servers("fd00::53")],
    ["an empty line, which is not written", servers("10.0.0.4", " ")],
  ],
  speaks: [
    ["a name", servers("dns.contoso.com"), ["hub, DNS server: dns.contoso.com is not an address"]],
    ["a prefix", servers("10.0.0.4/32"), ["hub, DNS server: 10.0.0.4/32 is a prefix"]],
    ["a port behind it", servers("10.0.0.4:53"), ["10.0.0.4:53 is not an address"]],
    [
      "two that are wrong",
      servers("10.0.0.256", "10.0.0.04"),
      ["10.0.0.256 has", "10.0.0.04 has a leading zero"],
    ],
    ["a list in one line", servers("10.0.0.4, 10.0.0.5"), ["10.0.0.4, 10.0.0.5 is not an address"]],
  ],
});
