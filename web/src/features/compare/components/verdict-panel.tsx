import type { Comparison } from "@contracts/api/comparison.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";
import { letteredSentence } from "../prepare/lettered-sentence.ts";
import { DifferenceChart } from "./difference-chart.tsx";
import { OtherMethods } from "./other-methods.tsx";

/** What may be said of each run against the reference, as a sentence and as a drawing. */
export function VerdictPanel({
  runs,
  compared,
}: {
  runs: readonly string[];
  compared: Comparison;
}): ReactNode {
  const { metric, comparisons } = compared;
  return (
    <Panel title={t.compare.verdict}>
      <ul className="mb-3 flex flex-col gap-2">
        {comparisons.map(({ second, metrics, changed, notices }) => {
          const verdict = metrics.find((one) => one.metric === metric)?.verdict;
          return (
            <li key={second} className="flex flex-col gap-1">
              {verdict !== undefined && (
                <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <VerdictMark kind={verdict.kind} />
                  <span className="min-w-0 flex-1 basis-72 font-chart text-lead">
                    {letteredSentence(verdict.sentence, runs)}
                  </span>
                </p>
              )}
              {changed > 0 && (
                <p className="text-small text-ink-soft">
                  {t.compare.moved(changed)}{" "}
                  <Link
                    to="/compare"
                    search={(before) => ({
                      ...before,
                      view: "matrix" as const,
                      show: "moved",
                      sort: "-size",
                      other: runs.length > 2 ? second : undefined,
                    })}
                    resetScroll={false}
                    className="text-depth-6 underline underline-offset-2"
                  >
                    {t.compare.seeMoved}
                  </Link>
                </p>
              )}
              {notices.map((notice) => (
                <Notice key={notice} tone="warning">
                  {letteredSentence(notice, runs)}
                </Notice>
              ))}
            </li>
          );
        })}
      </ul>

      <DifferenceChart compared={compared} />
      <OtherMethods runs={runs} metric={metric} />
    </Panel>
  );
}
