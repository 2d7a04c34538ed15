import { placementOf } from "../../core/analysis/index.ts";
import { regionDisplay, REGIONS } from "../../core/facts/regions.ts";
import { kindOf } from "../../core/kinds/index.ts";
import type { Id } from "../../core/model/design.ts";
import type { Query } from "../../core/model/query.ts";
import { panels } from "../../text/panels.ts";
import { Choice } from "../controls/Choice.tsx";
import { FieldBox } from "../controls/FieldBox.tsx";
import { useQuery } from "../useQuery.ts";
import { setField } from "./set.ts";

const text = panels.placement;

/** Regions by their shown names, for every field that asks for one. */
export const regionOptions = REGIONS.map((r) => ({ value: r.name, label: r.display, detail: r.name }));

const inheritedFrom = (q: Query, from: Id | undefined): string =>
  from === undefined ? text.fromDesign : text.inherited(q.find(from)?.name ?? "");

/** Where a thing is deployed: the value it inherits and from whom, or its own. */
export function Placement({ id }: { readonly id: Id }) {
  const q = useQuery();
  const r = q.get(id);
  const canOverride = kindOf(r.kind).placed;
  const placed = placementOf(q, id);
  const groups = q.part("resourceGroups");
  const subscriptions = q.part("subscriptions");
  const isOwn = canOverride && r.placement !== undefined;
  const line = [
    regionDisplay(placed.region),
    groups[placed.resourceGroup]?.name,
    subscriptions[placed.subscription]?.name,
  ].join(", ");
  return (
    <section className="block">
      <div className="block-head">
        <h3>{text.title}</h3>
        {canOverride && (
          <button
            type="button"
            className="link"
            onClick={() => {
              if (isOwn) setField([id], "placement", undefined);
              else
                setField([id], "placement", { region: placed.region, resourceGroup: placed.resourceGroup });
            }}
          >
            {isOwn ? text.inherit : text.override}
          </button>
        )}
      </div>
      {!isOwn && (
        <>
          <p className="muted">{line}</p>
          <p className="meta">{inheritedFrom(q, placed.regionFrom ?? placed.groupFrom)}</p>
        </>
      )}
      {isOwn && (
        <>
          <FieldBox label={text.region} labelId={`${id}-region-label`}>
            <Choice
              id={`${id}-region`}
              labelId={`${id}-region-label`}
              value={placed.region}
              options={regionOptions}
              onChange={(region) => setField([id], "placement.region", region)}
            />
          </FieldBox>
          <FieldBox label={text.group} labelId={`${id}-group-label`}>
            <Choice
              id={`${id}-group`}
              labelId={`${id}-group-label`}
              value={placed.resourceGroup}
              options={Object.entries(groups).map(([value, group]) => ({ value, label: group.name }))}
              onChange={(group) => setField([id], "placement.resourceGroup", group)}
            />
          </FieldBox>
        </>
      )}
    </section>
  );
}
