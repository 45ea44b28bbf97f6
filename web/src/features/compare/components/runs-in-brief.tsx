import type { Comparison } from "@contracts/api/comparison.ts";
import type { ReactNode } from "react";
import { difference, interval, score } from "../../../design/format.ts";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";
import { MetricSelect } from "./metric-select.tsx";
import { RunLetter } from "./run-letter.tsx";

/** Letters, labels and verdicts in as little room as they need: the questions are what is looked at. */
export function RunsInBrief({ compared }: { compared: Comparison }): ReactNode {
  const { metric, comparisons } = compared;
  return (
    <section
      aria-label={t.compare.verdict}
      className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-card border border-line bg-surface px-4 py-2 shadow-card"
    >
      <ol className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        {compared.runs.map((run, place) => {
          const value = run.metrics[metric]?.value ?? null;
          const against = comparisons[place - 1]?.metrics.find((one) => one.metric === metric);
          return (
            <li
              key={run.id}
              className="grid min-h-7 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 text-small"
            >
              <RunLetter place={place} />
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="min-w-0 [overflow-wrap:anywhere]">{run.label}</span>
                <strong className="font-semibold tabular-nums">{score(value)}</strong>
                {against !== undefined && (
                  <>
                    <VerdictMark kind={against.verdict.kind} />
                    <span className="text-ink-soft tabular-nums">
                      {difference(against.difference)} {interval(against.low, against.high, difference)}
                    </span>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <MetricSelect compared={compared} />
    </section>
  );
}
