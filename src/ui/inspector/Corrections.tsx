import type { Finding } from "../../core/rules/rule.ts";
import { FixButton } from "../findings/FixButton.tsx";

/** The text stays as typed; what it probably meant is one click away, right under it. */
export function Corrections({ findings }: { readonly findings: readonly Finding[] }) {
  const first = findings.find((f) => f.severity === "error" && (f.fixes?.length ?? 0) > 0);
  if (first === undefined) return null;
  return (
    <div className="corrections">
      {first.fixes?.map((fix, n) => (
        <FixButton key={`${fix.fix}${n}`} finding={first} n={n} isPlain />
      ))}
    </div>
  );
}
