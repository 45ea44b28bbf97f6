import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { Outcome } from "@contracts/outcome.ts";
import type { ReactNode } from "react";
import { DepthBar } from "../../../charts/depth-bar.tsx";
import { score } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import { t } from "../../../messages/messages.ts";
import { groupedMetrics } from "../prepare/metric-groups.ts";
import { whyScored } from "../prepare/why-scored.ts";

/** Every metric with what it measures, and what in this story its score comes from. */
export function ScoresStation({ story }: { story: QuestionStory }): ReactNode {
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-xl text-small">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t.question.metric}</th>
            <th scope="col">{t.question.score}</th>
            <th scope="col">{t.question.why}</th>
          </tr>
        </thead>
        {groupedMetrics(story.outcomes).map(({ group, outcomes }) => (
          <tbody key={group}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={3}
                className="pt-3 pb-1 text-left font-chart italic text-ink-soft"
              >
                {t.question.groups[group]}
              </th>
            </tr>
            {outcomes.map(({ metric, title, outcome }) => (
              <tr key={metric} className="border-t border-line align-baseline">
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                  <Term id={metric}>{metric}</Term>
                </th>
                <td className="py-1 pr-3 whitespace-nowrap">
                  <Score outcome={outcome} />
                </td>
                <td className="py-1">
                  {outcome.status === "scored" ? whyScored(metric, story) : outcome.reason}
                  {title !== null && <span className="block text-tiny text-ink-soft">{title}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Score({ outcome }: { outcome: Outcome }): ReactNode {
  if (outcome.status === "scored")
    return (
      <span className="flex items-center gap-2 tabular-nums">
        {outcome.score >= 0 && outcome.score <= 1 && <DepthBar value={outcome.score} />}
        {score(outcome.score)}
      </span>
    );
  return (
    <span className={outcome.status === "failed" ? "text-worse" : "text-ink-soft"}>
      {outcome.status === "failed" ? t.question.failedMetric : t.question.notApplicable}
    </span>
  );
}
