import type { QuestionStory } from "@contracts/api/question-story.ts";
import { useQueries } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../../design/button.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import { ErrorNotice, Notice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import { storyQuery } from "../../question/queries.ts";
import type { QuestionColumns } from "../prepare/question-columns.ts";
import { stepFrom } from "../prepare/walk.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { GoldOfQuestion } from "./gold-of-question.tsx";
import { QuestionScores } from "./question-scores.tsx";
import { RunAnswer } from "./run-answer.tsx";

/** One question: its gold, and what each run found and answered, side by side. */
export function QuestionDetail({
  columns,
  place,
  question,
  second,
  ordered,
  onWalk,
}: {
  columns: QuestionColumns;
  /** Undefined where none of the runs has the question. */
  place: number | undefined;
  question: string;
  second: number;
  ordered: readonly number[];
  onWalk(place: number | undefined): void;
}): ReactNode {
  const { search, change } = useCompareAddress();
  const isAsked = columns.runs.map(({ status }) => place !== undefined && status[place] !== "-");
  const stories = useQueries({
    queries: columns.runs.map(({ run }, at) => ({
      ...storyQuery(run, question),
      enabled: isAsked[at] === true,
    })),
  });
  const known = stories.find(({ data }) => data !== undefined)?.data;
  const at = place === undefined ? -1 : ordered.indexOf(place);
  const isMarked = search.answers !== "plain";
  return (
    <section
      aria-label={t.compare.question}
      className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card xl:max-h-[calc(75vh+7rem)] xl:overflow-y-auto"
    >
      <header className="flex items-start justify-between gap-2">
        <div className="min-w-0" aria-live="polite">
          <p className="text-tiny text-ink-soft">
            {question}
            {at !== -1 && ` · ${t.compare.detail(at + 1, ordered.length)}`}
          </p>
          <h2 className="text-lead [overflow-wrap:anywhere]">
            {place === undefined ? t.compare.gone(question) : columns.texts[place]}
          </h2>
        </div>
        <div className="flex shrink-0">
          <IconButton label={t.compare.keys.previous} onClick={() => onWalk(stepFrom(ordered, place, -1))}>
            <ChevronUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t.compare.keys.next} onClick={() => onWalk(stepFrom(ordered, place, 1))}>
            <ChevronDown aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t.compare.keys.close} onClick={() => change({ question: undefined })}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
      </header>
      {place !== undefined && at === -1 && <Notice>{t.compare.apart}</Notice>}
      {known !== undefined && <GoldOfQuestion story={known} />}
      {place !== undefined && (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3>{t.compare.answers}</h3>
            <Checkbox
              label={t.compare.markChanges}
              checked={isMarked}
              onChange={(on) => change({ answers: on ? undefined : "plain" })}
            />
          </div>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-3">
            {columns.runs.map(({ run }, runPlace) => {
              const story = stories[runPlace];
              return (
                <RunAnswer
                  key={run}
                  place={runPlace}
                  run={run}
                  question={question}
                  isAsked={isAsked[runPlace] === true}
                  story={story?.data}
                  before={isMarked && runPlace > 0 ? textOf(stories[0]?.data) : undefined}
                >
                  {story?.isError === true && (
                    <ErrorNotice error={story.error} onRetry={() => void story.refetch()} />
                  )}
                </RunAnswer>
              );
            })}
          </div>
          <QuestionScores stories={stories.map(({ data }) => data)} second={second} />
        </>
      )}
    </section>
  );
}

/** What was answered; undefined where nothing was: against a refusal every word would be new. */
function textOf(story: QuestionStory | undefined): string | undefined {
  const answer = story?.answer;
  return answer?.failed === null && !answer.refused ? answer.text : undefined;
}
