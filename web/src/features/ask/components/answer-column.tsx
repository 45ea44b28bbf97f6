import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useJobEvents } from "../../../api/job-events.ts";
import { RequestFailed } from "../../../api/request-failed.ts";
import { Button } from "../../../design/button.tsx";
import { ErrorNotice, Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { answerState, unasked } from "../prepare/answer-state.ts";
import { answerParts, numberedCitations } from "../prepare/numbered-citations.ts";
import { answerJobQuery } from "../queries.ts";
import { AddQuestion } from "./add-question.tsx";
import { Announced } from "./announced.tsx";
import { AnswerWords } from "./answer-words.tsx";
import { Figures } from "./figures.tsx";
import { FoundPassages } from "./found-passages.tsx";
import { Grounding } from "./grounding.tsx";
import { PassagePanel } from "./passage-panel.tsx";
import { Progress } from "./progress.tsx";
import { Steps } from "./steps.tsx";

/** One answer: as it comes, what it stands on, and what it took. */
export function AnswerColumn({
  title,
  job,
  question,
  open,
  side,
  isBeside,
  onOpen,
  onAgain,
  onEnded,
}: {
  title: string;
  job: string;
  question: string;
  /** The number of the citation that is open. */
  open: number | null;
  /** Which of two answers it is. */
  side: "first" | "second";
  /** Another answer stands beside it. */
  isBeside: boolean;
  onOpen(number: number | null): void;
  onAgain(): void;
  /** It is over, whichever way. */
  onEnded(job: string): void;
}): ReactNode {
  const [isAdding, setAdding] = useState(false);
  const state = useJobEvents(job, answerState, unasked);
  const known = useQuery(answerJobQuery(job));
  const { asked, ended, text } = state;
  const isGone = known.data === null && asked === null;
  const isRunning = !isGone && ended === null && asked === null;
  const tellEnded = useEffectEvent((): void => onEnded(job));
  // The job is the outside system: it ends when it ends.
  useEffect(() => {
    if (!isRunning) tellEnded();
  }, [isRunning]);
  const citations = asked === null ? [] : numberedCitations(asked);
  const opened = citations.find(({ number }) => number === open) ?? null;
  const fault = ended?.error ?? null;
  return (
    <div
      className={clsx(
        "grid min-w-0 items-start gap-4",
        opened !== null && !isBeside && "xl:grid-cols-2 xl:grid-rows-[auto_1fr]",
      )}
    >
      <Panel
        title={title}
        aside={
          asked !== null && question !== "" ? (
            <Button size="small" onClick={() => setAdding(true)}>
              {t.ask.add}
            </Button>
          ) : undefined
        }
      >
        <Announced state={state} />
        <div className="flex flex-col gap-4">
          {isGone && (
            <>
              <Notice tone="warning">
                {t.ask.jobGone} {t.ask.jobGoneHint}
              </Notice>
              <Button className="self-start" onClick={onAgain}>
                {t.ask.askAgain}
              </Button>
            </>
          )}
          {known.isError && text === "" && <ErrorNotice error={known.error} />}
          {state.isServerStopping && isRunning && <Notice tone="warning">{t.ask.serverStopping}</Notice>}
          {state.resets > 0 && isRunning && text === "" && <Notice>{t.ask.withdrawn}</Notice>}
          {isRunning && <Progress state={state} />}
          {asked === null ? (
            text !== "" && (
              <p
                aria-hidden
                className="max-w-prose text-lead leading-8 whitespace-pre-line text-ink-soft [overflow-wrap:anywhere]"
              >
                {text}
              </p>
            )
          ) : (
            <>
              {asked.answer.refused && <p className="font-chart text-lead font-semibold">{t.ask.refused}</p>}
              {!(asked.answer.refused && asked.answer.text === `${t.ask.refused}.`) && (
                <AnswerWords
                  parts={answerParts(asked.answer, citations)}
                  citations={citations}
                  open={open}
                  onOpen={onOpen}
                />
              )}
              <Grounding answer={asked.answer} />
              <Figures asked={asked} usd={state.usd} />
              {[...new Set([...state.notices, ...asked.notices])].map((notice) => (
                <Notice key={notice}>{notice}</Notice>
              ))}
              {asked.leftOut.length > 0 && <Notice>{t.ask.leftOut(asked.leftOut.length)}</Notice>}
            </>
          )}
          {ended?.status === "stopped" && <Notice>{t.ask.stopped}</Notice>}
          {fault !== null && <ErrorNotice error={new RequestFailed(500, fault)} onRetry={onAgain} />}
          {state.steps.length > 0 && <Steps steps={state.steps} />}
        </div>
      </Panel>
      {opened !== null && (
        <div
          className={clsx(
            "min-w-0",
            !isBeside && "xl:sticky xl:top-16 xl:col-start-2 xl:row-span-2 xl:row-start-1",
          )}
        >
          <PassagePanel
            key={opened.number}
            citation={opened}
            citations={citations}
            onClose={() => onOpen(null)}
          />
        </div>
      )}
      {asked !== null && (
        <Panel title={side === "first" ? t.ask.found : t.ask.foundBeside}>
          <FoundPassages asked={asked} />
        </Panel>
      )}
      {isAdding && asked !== null && (
        <AddQuestion
          question={question}
          asked={asked}
          citations={citations}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
