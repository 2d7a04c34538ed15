import { kindOf } from "../core/kinds/index.ts";
import { Icon, KindTile } from "../theme/Icon.tsx";

/** The tile of a resource's kind. */
export function TileOf({ kind, size }: { readonly kind: string; readonly size: number }) {
  const { icon, family } = kindOf(kind);
  return <KindTile d={icon} family={family} size={size} />;
}

/** The bare icon of a kind, in its family's colour. */
export function IconOf({ kind, size = 15 }: { readonly kind: string; readonly size?: number }) {
  const { icon, family } = kindOf(kind);
  return (
    <span className={`kind-icon fam-${family}`}>
      <Icon d={icon} size={size} />
    </span>
  );
}
