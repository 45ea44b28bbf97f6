import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { Outcome } from "@contracts/outcome.ts";
import clsx from "clsx";
import type { ReactNode } from "react";
import { score } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { scoreRows } from "../prepare/score-rows.ts";
import { RunLetter } from "./run-letter.tsx";

/** All metrics of one question; those by which the two runs differ stand out. */
export function QuestionScores({
  stories,
  second,
}: {
  stories: readonly (QuestionStory | undefined)[];
  second: number;
}): ReactNode {
  const rows = scoreRows(stories, second);
  if (rows.length === 0) return null;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-small">
        <caption className="pb-1 text-left font-chart font-semibold">{t.compare.scores}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1 text-left font-semibold text-ink-soft">
              {t.compare.metric}
            </th>
            {stories.map((_, place) => (
              <th key={place} scope="col" className="px-2 py-1 text-right">
                <RunLetter place={place} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ metric, outcomes, differs }) => (
            <tr key={metric} className={clsx("border-b border-line", differs && "bg-depth-1 font-semibold")}>
              <th scope="row" className="py-1 text-left font-normal">
                <Term id={metric}>{metric}</Term>
              </th>
              {outcomes.map((outcome, place) => (
                <td key={place} className="px-2 py-1 text-right" title={reasonOf(outcome)}>
                  {outcomeText(outcome)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function outcomeText(outcome: Outcome | null): ReactNode {
  if (outcome === null) return <span className="text-ink-faint">–</span>;
  if (outcome.status === "scored") return score(outcome.score);
  return (
    <span className={`text-tiny ${outcome.status === "failed" ? "text-worse" : "text-ink-soft"}`}>
      {t.compare.status[outcome.status]}
    </span>
  );
}

function reasonOf(outcome: Outcome | null): string | undefined {
  return outcome === null || outcome.status === "scored" ? undefined : outcome.reason;
}
