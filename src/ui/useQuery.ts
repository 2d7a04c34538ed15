import type { Query } from "../core/model/query.ts";
import { useDesign } from "../state/react.ts";

/** The query over the design as it is now; whoever reads through it is drawn again with each change. */
export function useQuery(): Query {
  // The query outlives revisions, so it is the revision that tells of a change.
  useDesign((s) => s.revision);
  return useDesign((s) => s.query);
}
