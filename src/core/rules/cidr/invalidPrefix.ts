import { cidrWords, familyOf, parseCidr, prefixLength, type Params } from "../../net/index.ts";
import type { CidrCode } from "../../net/index.ts";
import { prefixesOf } from "../../analysis/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { exchange, moveFix, moveFixWords, wantedLength } from "./fixes.ts";
import { PREFIXES, prefixTexts } from "./prefixTexts.ts";
import { MANAGE_SUBNET, MANAGE_VNET } from "./sources.ts";

const REFUSED = () => "Azure refuses a network or subnet whose prefix it cannot read.";
const said = (code: Exclude<CidrCode, "host-bits-set">) => ({
  what: (p: Params) => `${p["name"]}: ${cidrWords[code](p)}`,
  why: REFUSED,
});

/** What is typed is no prefix at all, or there is none where Azure wants one. */
export const invalidPrefix = defineRule({
  id: "cidr/invalid-prefix",
  severity: "error",
  profiles: "base",
  subjects: ["vnet", "subnet"],
  source: [MANAGE_VNET, MANAGE_SUBNET],
  *check(r, q): Iterable<Draft> {
    const at = [{ id: r.id, path: PREFIXES }];
    const { name } = r;
    const texts = prefixTexts(r);
    for (const { text, n } of texts) {
      const parsed = parseCidr(text);
      if (parsed.ok || parsed.error.code === "host-bits-set") continue;
      const { suggestion } = parsed.error.params;
      const meant = parseCidr(suggestion);
      const fixes =
        r.kind === "subnet"
          ? moveFix(
              q,
              r.id,
              n,
              meant.ok ? meant.value : undefined,
              meant.ok ? prefixLength(meant.value) : wantedLength(text),
            )
          : suggestion === ""
            ? []
            : [{ fix: "correct", args: { id: r.id, n, prefix: suggestion }, params: { prefix: suggestion } }];
      yield {
        variant: parsed.error.code,
        facet: `prefix-${n}`,
        at,
        params: { ...parsed.error.params, name },
        fixes,
      };
    }
    if (r.existing !== undefined) return; // unset fields of what is already there mean "unknown"
    if (texts.length === 0)
      yield {
        variant: r.kind === "subnet" ? "noneSubnet" : "noneVnet",
        facet: "none",
        at,
        params: { name },
      };
    else if (r.kind === "vnet") {
      const valid = prefixesOf(q, r.id);
      if (valid.length === texts.length && valid.every((p) => familyOf(p) === 6))
        yield { variant: "onlyV6", facet: "none", at, params: { name } };
    }
  },
  words: {
    empty: said("empty"),
    "not-cidr": said("not-cidr"),
    "octet-range": said("octet-range"),
    "octal-looking": said("octal-looking"),
    shortened: said("shortened"),
    "no-length": said("no-length"),
    "prefix-length": said("prefix-length"),
    noneVnet: { what: (p) => `${p["name"]} has no address space`, why: REFUSED },
    noneSubnet: { what: (p) => `${p["name"]} has no address prefix`, why: REFUSED },
    onlyV6: {
      what: (p) => `${p["name"]} has no IPv4 prefix`,
      why: () =>
        "A network may add IPv6, but it always needs IPv4: every network card has an IPv4 configuration.",
    },
  },
  fixes: {
    move: { ...moveFixWords, command: exchange },
    correct: { label: (p) => `Use ${p["prefix"]}`, command: exchange },
  },
});
