import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { Outcome } from "@contracts/outcome.ts";
import type { ReactNode } from "react";
import { DepthBar } from "../../../charts/depth-bar.tsx";
import { score } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { groupedMetrics } from "../prepare/metric-groups.ts";
import { whyScored } from "../prepare/why-scored.ts";

/** Every metric with what it measures, and what in this story its score comes from. */
export function ScoresStation({ story }: { story: QuestionStory }): ReactNode {
  return groupedMetrics(story.outcomes).map(({ group, outcomes }) => (
    <section key={group}>
      <h3 className="pb-1 text-ink-soft italic">{t.question.groups[group]}</h3>
      <ul>
        {outcomes.map(({ metric, title, outcome }) => (
          <li
            key={metric}
            className="grid grid-cols-[minmax(0,1fr)_7rem] items-baseline gap-x-3 border-t border-line py-1 text-small sm:grid-cols-[13rem_7rem_minmax(0,1fr)]"
          >
            <span className="[overflow-wrap:anywhere]">
              <Term id={metric}>{metric}</Term>
            </span>
            <Score outcome={outcome} />
            <span className="max-sm:col-span-2">
              {outcome.status === "scored" ? whyScored(metric, story) : outcome.reason}
              {title !== null && <span className="block text-tiny text-ink-soft">{title}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
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
