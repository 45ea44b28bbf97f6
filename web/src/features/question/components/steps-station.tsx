import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { PassageLink } from "../../../design/passage-link.tsx";
import * as t from "../../../messages/messages.ts";

type Step = NonNullable<QuestionStory["answer"]>["steps"][number];

/** The way to a model's answer: what each step looked up, found, kept and asked, and why it went on. */
export function StepsStation({ story, steps }: { story: QuestionStory; steps: readonly Step[] }): ReactNode {
  const severalRounds = steps.some(({ round }) => round > 1);
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step, index) => (
        // A step has no name of its own: a graph may come to the same node again.
        <li key={index} className="border-t border-line pt-2 first:border-0 first:pt-0">
          <p className="flex flex-wrap items-baseline gap-2">
            <strong className="font-chart">
              {index + 1}. {step.node}
            </strong>
            {severalRounds && <Badge>{t.question.round(step.round)}</Badge>}
            <span className="text-small text-ink-soft">{step.reason}</span>
          </p>
          <dl className="grid gap-x-3 text-small sm:grid-cols-[6rem_minmax(0,1fr)]">
            {step.queries.length > 0 && (
              <>
                <dt className="text-ink-soft">{t.question.lookedUp}</dt>
                <dd className="[overflow-wrap:anywhere]">
                  {step.queries.map((query) => `“${query}”`).join(", ")}
                </dd>
              </>
            )}
            <Places title={t.question.found} places={step.found} story={story} />
            <Places title={t.question.kept} places={step.kept} story={story} />
            {step.calls.length > 0 && (
              <>
                <dt className="text-ink-soft">{t.question.asked}</dt>
                <dd>
                  {step.calls.map((call, at) => (
                    <span key={at} className="block">
                      {call.model}: {callWords(call)}
                    </span>
                  ))}
                </dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Places({
  title,
  places,
  story,
}: {
  title: string;
  places: Step["found"];
  story: QuestionStory;
}): ReactNode {
  if (places.length === 0) return null;
  return (
    <>
      <dt className="text-ink-soft">{title}</dt>
      <dd className="flex flex-wrap gap-x-3">
        {places.map((place) => (
          <PassageLink
            key={`${place.source} ${place.start} ${place.end}`}
            passage={place}
            run={story.runId}
            question={story.question.id}
          />
        ))}
      </dd>
    </>
  );
}

function callWords({ reply, usage }: Step["calls"][number]): string {
  if (usage !== null) return t.question.tokens(usage.inputTokens, usage.outputTokens);
  return reply === null ? t.question.brokeOff : t.question.noTokens;
}
