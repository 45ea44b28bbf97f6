import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { ReactNode } from "react";
import { PassageLink } from "../../../design/passage-link.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";

/** What the answer should be and where it stands: what a person marked, on land's buff. */
export function GoldOfQuestion({ story: { question, gold, runId } }: { story: QuestionStory }): ReactNode {
  return (
    <div className="rounded-control border-l-4 border-land-line bg-land px-3 py-2 text-small">
      <dl className="grid gap-x-3 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt className="font-semibold">{t.compare.goldAnswer}</dt>
        <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">
          {question.answerable === false
            ? t.compare.unanswerable
            : (question.answer ?? t.compare.noGoldAnswer)}
        </dd>
        {question.answerable !== false && (
          <>
            <dt className="font-semibold">
              <Term id="gold">{t.compare.goldPassages}</Term>
            </dt>
            <dd className="flex min-w-0 flex-col gap-1">
              {gold.length === 0 && t.compare.noGold}
              {gold.map((passage) => (
                <span key={`${passage.source} ${passage.start} ${passage.end}`}>
                  <q className="[overflow-wrap:anywhere]">{passage.quote ?? t.compare.textGone}</q>{" "}
                  <PassageLink passage={passage} run={runId} question={question.id} />
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
