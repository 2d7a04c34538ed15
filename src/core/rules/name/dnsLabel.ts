import type { Source } from "../../facts/source.ts";
import { textOf } from "../../kinds/read.ts";
import { defineRule, type Draft } from "../rule.ts";
import { setField } from "../field/setField.ts";

const SOURCE: Source = {
  title: "Public IP addresses, DNS name label",
  url: "https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses",
  date: "2026-08-01",
};

const LABEL = /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/;
const PATH = "props.dnsLabel";

/** The nearest label that Azure takes, or "" when too little is left. */
function nearest(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 63)
    .replace(/-+$/, "");
  return LABEL.test(plain) ? plain : "";
}

/** The label of a public address is the first part of a DNS name. */
export const nameDnsLabel = defineRule({
  id: "name/dns-label",
  severity: "error",
  profiles: "base",
  subjects: ["publicIp"],
  source: [SOURCE],
  *check(r): Iterable<Draft> {
    const label = textOf(r.props["dnsLabel"]);
    if (label === undefined || LABEL.test(label)) return;
    const value = nearest(label);
    yield {
      variant: "characters",
      at: [{ id: r.id, path: PATH }],
      params: { name: r.name, label: label.slice(0, 24) },
      fixes: value === "" ? [] : [{ fix: "set", args: { id: r.id, path: PATH, value }, params: { value } }],
    };
  },
  words: {
    characters: {
      what: (p) =>
        `${p["name"]}: ${p["label"]} is no DNS label of 3 to 63 lower-case letters, digits and hyphens`,
      why: () => "It begins with a letter and ends with a letter or digit; Azure refuses anything else.",
    },
  },
  fixes: { set: { label: (p) => `Use ${p["value"]}`, command: setField } },
});
