import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { KindDeployment, TemplateContext } from "../definition.ts";
import { propsOf, rowsOf } from "../read.ts";
import { fields } from "./fields.ts";
import { nsgFrom } from "./import.ts";
import { nsgKind } from "./index.ts";
import { securityRuleBody } from "./template.ts";
import { nsgTopology } from "./topology.ts";

function toTemplate(nsg: Resource, _q: Query, t: TemplateContext) {
  const rules = rowsOf(propsOf(fields, nsg).securityRules);
  return {
    resources: [
      {
        symbol: t.symbol(nsg.id),
        type: nsgKind.type,
        apiVersion: nsgKind.apiVersion,
        name: t.bound(nsg, "name", nsg.name.trim()),
        location: t.location(nsg.id),
        body: { properties: { securityRules: rules.map(([, rule]) => securityRuleBody(rule, t)) } },
        from: nsg.id,
      },
    ],
  };
}

export const nsgDeployment: KindDeployment = {
  kind: "nsg",
  toTemplate,
  topology: nsgTopology,
  fromTemplate: nsgFrom,
};
