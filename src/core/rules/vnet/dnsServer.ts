import type { Command } from "../../commands/index.ts";
import { ADDRESS_SPACE_SOURCE } from "../../facts/addressBlocks.ts";
import type { Id, Json, Resource } from "../../model/design.ts";
import {
  addressWords,
  err,
  message,
  ok,
  parseAddress,
  type AddressCode,
  type Params,
} from "../../net/index.ts";
import { VNET_FAQ } from "../cidr/sources.ts";
import { defineRule, type Draft } from "../rule.ts";

const PATH = "props.dnsServers";
const said = (code: AddressCode) => ({
  what: (p: Params) => `${p["name"]}, DNS server: ${addressWords[code](p)}`,
  why: () => "Azure takes addresses only and refuses the network.",
});

const serversOf = (vnet: Resource): readonly string[] =>
  (vnet.props["dnsServers"] ?? []) as readonly string[];

/** DNS servers are addresses. Whether they can be reached is dns/server's question. */
export const vnetDnsServer = defineRule({
  id: "vnet/dns-server",
  severity: "error",
  profiles: "base",
  subjects: ["vnet"],
  source: [VNET_FAQ, ADDRESS_SPACE_SOURCE],
  *check(vnet): Iterable<Draft> {
    for (const [n, text] of serversOf(vnet).entries()) {
      // An empty line is not written.
      const parsed = parseAddress(text);
      if (text.trim() === "" || parsed.ok) continue;
      const { code, params } = parsed.error;
      const { suggestion } = params;
      yield {
        variant: code,
        facet: `server-${n}`,
        at: [{ id: vnet.id, path: PATH }],
        params: { ...params, name: vnet.name },
        fixes: [
          suggestion === ""
            ? { fix: "remove", args: { id: vnet.id, n } }
            : { fix: "correct", args: { id: vnet.id, n, address: suggestion }, params: { suggestion } },
        ],
      };
    }
  },
  words: {
    empty: said("empty"),
    "not-address": said("not-address"),
    "octal-looking": said("octal-looking"),
    "octet-range": said("octet-range"),
    zone: said("zone"),
    "has-length": said("has-length"),
  },
  fixes: {
    correct: { label: (p) => `Use ${p["suggestion"]}`, command: exchangeServer() },
    remove: { label: () => "Clear the line", command: exchangeServer() },
  },
});

function exchangeServer(): Command<Json> {
  return (q, args) => {
    const {
      id,
      n,
      address = "",
    } = args as { readonly id: Id; readonly n: number; readonly address?: string };
    const vnet = q.find(id);
    if (vnet === undefined || serversOf(vnet)[n] === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path: PATH, value: serversOf(vnet).map((s, i) => (i === n ? address : s)) }]);
  };
}
