import { demandOf } from "../../core/analysis/index.ts";
import type { Id } from "../../core/model/design.ts";
import { panels } from "../../text/panels.ts";
import { useQuery } from "../useQuery.ts";

const text = panels.prefix;
/** Up to a /27 each address is a block of its own. */
const MOST_BLOCKS = 32;

/** How a subnet's addresses are taken: kept by Azure, used, free, missing; as blocks or as a strip, and in words. */
export function PrefixStrip({ id }: { readonly id: Id }) {
  const { wanted, usable, reserved, total } = demandOf(useQuery(), id);
  if (total === 0) return null;
  const used = Math.min(wanted, usable);
  const free = usable - used;
  const missing = Math.max(0, wanted - usable);
  const parts = [
    ["kept", reserved],
    ["used", used],
    ["free", free],
    ["missing", missing],
  ] as const;
  const said = text.strip(reserved, used, free, missing);
  return (
    <div className="prefix-strip">
      {total + missing <= MOST_BLOCKS ? (
        <div className="blocks" role="img" aria-label={said}>
          {parts.flatMap(([name, n]) =>
            Array.from({ length: n }, (_, i) => <i key={`${name}${i}`} className={`block-${name}`} />),
          )}
        </div>
      ) : (
        <div className="bar" role="img" aria-label={said}>
          {parts.map(([name, n]) =>
            n === 0 ? null : <i key={name} className={`block-${name}`} style={{ flexGrow: n }} />,
          )}
        </div>
      )}
      <p className="meta num">
        <span>{text.kept(reserved)}</span>
        <span className="strong">{text.usable(usable)}</span>
        {missing > 0 ? (
          <span className="missing">{text.missing(missing)}</span>
        ) : (
          <span>{text.free(free)}</span>
        )}
      </p>
    </div>
  );
}
