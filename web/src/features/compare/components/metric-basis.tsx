import type { MetricComparison } from "@contracts/verdict.ts";
import type { ReactNode } from "react";
import { count } from "../../../design/format.ts";
import { Popover } from "../../../design/popover.tsx";
import * as t from "../../../messages/messages.ts";
import { basisRows } from "../prepare/basis-rows.ts";
import { letteredSentence } from "../prepare/lettered-sentence.ts";

/** n at a glance; the rest of what a verdict rests on behind it. */
export function MetricBasis({
  compared,
  letters,
  runs,
}: {
  compared: MetricComparison;
  letters: { first: string; second: string };
  runs: readonly string[];
}): ReactNode {
  const n = t.compare.n(count(compared.n));
  return (
    <Popover
      trigger={n}
      label={t.compare.basisOf(n, compared.metric)}
      className="min-h-6 rounded-control px-1 text-depth-6 underline decoration-dotted underline-offset-4"
    >
      <p className="mb-2 font-chart font-semibold">{letteredSentence(compared.verdict.sentence, runs)}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 tabular-nums">
        {basisRows(compared, letters).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
