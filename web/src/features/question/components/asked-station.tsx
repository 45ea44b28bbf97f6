import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { PassageLink } from "../../../design/passage-link.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";

/** The question, what a person says the answer is, and where it stands. */
export function AskedStation({ story: { question, gold, runId } }: { story: QuestionStory }): ReactNode {
  const tags = question.tags ?? [];
  return (
    <>
      <div className="rounded-control border-l-4 border-land-line bg-land px-3 py-2">
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <dt className="font-semibold">{t.question.goldAnswer}</dt>
          <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">
            {question.answerable === false
              ? t.question.unanswerable
              : (question.answer ?? t.question.noGoldAnswer)}
          </dd>
          {question.answerable !== false && (
            <>
              <dt className="font-semibold">
                <Term id="gold" />
              </dt>
              <dd className="flex min-w-0 flex-col gap-1">
                {gold.length === 0 && t.question.noGold}
                {gold.map((passage) => (
                  <p key={`${passage.source} ${passage.start} ${passage.end}`}>
                    <q className="[overflow-wrap:anywhere]">{passage.quote ?? t.question.textGone}</q>{" "}
                    <PassageLink passage={passage} run={runId} question={question.id} />
                  </p>
                ))}
              </dd>
            </>
          )}
        </dl>
      </div>
      <p className="flex flex-wrap items-center gap-2 text-small text-ink-soft">
        <span>
          <Term id="cluster">{t.question.group}</Term>: {question.group}
        </span>
        {tags.length > 0 && <span>{t.question.tags}:</span>}
        {tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </p>
    </>
  );
}
