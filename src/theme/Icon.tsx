import { icons, type IconName } from "./icons.ts";
import type { look } from "./look.ts";

/** Colour family of a kind of resource. */
export type Family = keyof typeof look.family;

interface Size {
  /** Edge in px; the sizes in use are 13, 15, 16, 18, 20 and 24. */
  readonly size?: number;
}

/** Draws path data of the 24 grid in the current text colour. Always decoration: the name stands beside it. */
export function Icon({ d, size = 16 }: Size & { readonly d: string }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  );
}

/** An icon of the frame by its name. */
export const UiIcon = ({ name, size = 16 }: Size & { readonly name: IconName }) => (
  <Icon d={icons[name]} size={size} />
);

/** The tinted tile that tells a resource's family; the only place where family colour fills anything. */
export const KindTile = ({
  d,
  family,
  size = 28,
}: Size & { readonly d: string; readonly family: Family }) => (
  <span className={`kind-tile fam-${family}`} style={{ width: size, height: size }}>
    <Icon d={d} size={Math.round(size * 0.64)} />
  </span>
);
