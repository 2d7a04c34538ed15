import { memo } from "react";
import type { Node, NodeProps, NodeTypes } from "reactflow";
import { kindOf } from "../core/kinds/index.ts";
import type { Item } from "../core/scene/index.ts";
import { words } from "../text/index.ts";
import { Icon, KindTile, UiIcon } from "../theme/Icon.tsx";
import { chipItemsOf } from "./chips.ts";
import { Chip } from "./Chip.tsx";
import { elementId, labelOf } from "./items.ts";
import { Badge, useMarks } from "./Mark.tsx";
import { NameField } from "./NameField.tsx";
import { PrefixField } from "./PrefixField.tsx";
import { pressDot } from "./press.ts";
import { useItemState, useStateClass } from "./state.ts";
import { useCanvas } from "./store.ts";
import { Strip } from "./Strip.tsx";

/** What React Flow carries for us: a drawn thing. */
export type FlowNode = Node<{ readonly item: Item }, "network" | "tray" | "card" | "chip">;
type Props = NodeProps<FlowNode>;

/** The dot on the edge that a line is drawn from. */
function Dot({ item }: { readonly item: Item }) {
  return (
    <span
      className="dot nodrag nopan"
      aria-hidden="true"
      title={words.canvas.connectFrom(item.tree.name)}
      onPointerDown={(e) => pressDot(item.key, e.nativeEvent)}
    />
  );
}

/** What every face shares: identity, spoken name, states, mark and dot. */
function useFrame(item: Item) {
  const state = useItemState(item);
  return {
    ...state,
    props: {
      id: elementId(item.key),
      role: "group",
      "aria-label": state.label,
      "data-id": item.id,
      "data-key": item.key,
      "data-kind": item.tree.kind,
    } as const,
    extra: (
      <>
        {state.worst !== undefined && <Badge worst={state.worst} count={state.count} />}
        <Dot item={item} />
      </>
    ),
  };
}

const factOf = (item: Item): string => {
  const { fact, region, inside } = item.tree;
  const more = item.collapsed === true ? words.canvas.inside(inside.length) : (region ?? "");
  return more === "" ? fact : words.canvas.facts(fact, more);
};

const NetworkNode = memo(function NetworkNode({ data: { item } }: Props) {
  const { props, className, extra, editing } = useFrame(item);
  const { icon, family } = kindOf(item.tree.kind);
  const { id, name } = item.tree;
  return (
    <div {...props} className={`box network ${className}`}>
      <header className={`fam-${family}`}>
        <Icon d={icon} size={20} />
        <div className="lines">
          {editing === "name" ? <NameField id={id} name={name} /> : <strong title={name}>{name}</strong>}
          {editing === "prefix" ? (
            <PrefixField id={id} name={name} />
          ) : (
            <span className="fact num" data-prefix="">
              {factOf(item)}
            </span>
          )}
        </div>
        {item.collapsed === true && <UiIcon name="chevronRight" size={16} />}
      </header>
      <Strip segments={item.tree.strip} />
      {extra}
    </div>
  );
});

const TrayNode = memo(function TrayNode({ data: { item } }: Props) {
  const { props, className, extra, editing } = useFrame(item);
  const { id, name, fact, count, strip } = item.tree;
  const isShort = count !== undefined && count.wanted > count.usable;
  return (
    <div {...props} className={`box tray ${className}`}>
      {editing === "name" ? <NameField id={id} name={name} /> : <strong title={name}>{name}</strong>}
      <div className="row">
        {editing === "prefix" ? (
          <PrefixField id={id} name={name} />
        ) : (
          <span className="fact num" data-prefix="" title={fact}>
            {fact === "" ? words.canvas.noPrefix : fact}
          </span>
        )}
        {count !== undefined && editing !== "prefix" && (
          <span
            className={`count num ${isShort ? "is-short" : ""}`}
            title={words.canvas.countTitle(count.wanted, count.usable)}
          >
            {words.canvas.count(count.wanted, count.usable)}
          </span>
        )}
      </div>
      <Strip segments={strip} />
      {item.tree.chips.length > 0 && item.collapsed !== true && (
        <div className="chips">
          {chipItemsOf(item).map((chip) => (
            <Chip key={chip.key} item={chip} carried />
          ))}
        </div>
      )}
      {extra}
    </div>
  );
});

/** From far away: a square in the family's colour and a name that keeps its size. Cheap, for there are many. */
function LiteCard({ item }: { readonly item: Item }) {
  const { family } = kindOf(item.tree.kind);
  const { worst, count } = useMarks(item);
  const state = useStateClass(item);
  return (
    <div
      id={elementId(item.key)}
      role="group"
      aria-label={labelOf(item)}
      data-id={item.id}
      data-key={item.key}
      data-kind={item.tree.kind}
      className={`box lite fam-${family} ${state} ${worst === undefined ? "" : `has-${worst}`}`}
    >
      <i aria-hidden="true" />
      <strong>{item.tree.name}</strong>
      {worst !== undefined && <Badge worst={worst} count={count} />}
    </div>
  );
}

const CardNode = memo(function CardNode({ data: { item } }: Props) {
  const isLite = useCanvas((s) => s.level !== "full" && s.editing?.key !== item.key);
  return isLite ? <LiteCard item={item} /> : <FullCard item={item} />;
});

function FullCard({ item }: { readonly item: Item }) {
  const { props, className, extra, editing } = useFrame(item);
  const { icon, family } = kindOf(item.tree.kind);
  const { id, name, fact } = item.tree;
  return (
    <div {...props} className={`box card ${className}`} title={fact === "" ? name : `${name}, ${fact}`}>
      <KindTile d={icon} family={family} />
      <div className="lines">
        {editing === "name" ? <NameField id={id} name={name} /> : <strong>{name}</strong>}
        <span className="fact num">{fact}</span>
      </div>
      {chipItemsOf(item).map((chip) => (
        <Chip key={chip.key} item={chip} carried />
      ))}
      {extra}
    </div>
  );
}

const ChipNode = memo(function ChipNode({ data: { item } }: Props) {
  return (
    <>
      <Chip item={item} carried={false} />
      <Dot item={item} />
    </>
  );
});

/** Made once: a new object here would make React Flow mount every node again. */
export const nodeTypes: NodeTypes = { network: NetworkNode, tray: TrayNode, card: CardNode, chip: ChipNode };
