import type { Resource } from "../../model/design.ts";
import type { Query } from "../../model/query.ts";
import type { KindDeployment, TemplateContext } from "../definition.ts";
import { placementIn } from "../import.ts";
import { asgKind } from "./index.ts";

function toTemplate(asg: Resource, _q: Query, t: TemplateContext) {
  return {
    resources: [
      {
        symbol: t.symbol(asg.id),
        type: asgKind.type,
        apiVersion: asgKind.apiVersion,
        name: t.bound(asg, "name", asg.name.trim()),
        location: t.location(asg.id),
        body: { properties: {} },
        from: asg.id,
      },
    ],
  };
}

export const asgDeployment: KindDeployment = {
  kind: "asg",
  toTemplate,
  topology: (asg) => ({ applicationSecurityGroups: [{ name: asg.id }] }),
  fromTemplate: (t, context) => [
    { id: context.idOf(t.id), kind: "asg", name: t.name, ...placementIn(t.location), props: {} },
  ],
};
