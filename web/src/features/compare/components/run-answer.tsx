import type { QuestionStory } from "@contracts/api/question-story.ts";
import { Link } from "@tanstack/react-router";
import { Ban } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { Loading } from "../../../design/notices.tsx";
import { PassageLink } from "../../../design/passage-link.tsx";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import { answerId } from "./answer-id.ts";
import { FoundPassages } from "./found-passages.tsx";
import { MarkedAnswer } from "./marked-answer.tsx";
import { RunLetter } from "./run-letter.tsx";

/** What one run answered, what it stands on, and what it found. */
export function RunAnswer({
  place,
  run,
  question,
  isAsked,
  story,
  before,
  children,
}: {
  place: number;
  run: string;
  question: string;
  isAsked: boolean;
  story: QuestionStory | undefined;
  /** The reference's answer, where what differs from it is marked. */
  before: string | undefined;
  /** Where the story could not be read. */
  children: ReactNode;
}): ReactNode {
  const answer = story?.answer;
  const ended = t.question.ends[story?.end?.end ?? ""]?.[0];
  return (
    <article
      id={answerId(place)}
      tabIndex={-1}
      aria-label={t.compare.runLetter(letterOf(place))}
      className="flex min-w-0 flex-col gap-2 rounded-control border border-line p-3 text-small focus:outline-2 focus:outline-accent"
    >
      <header className="flex items-center justify-between gap-2">
        <RunLetter place={place} />
        {isAsked && (
          <Link
            to="/runs/$run/questions/$question"
            params={{ run, question }}
            aria-label={t.compare.storyOf(letterOf(place))}
            className="text-depth-6 underline underline-offset-2"
          >
            {t.compare.story}
          </Link>
        )}
      </header>
      {children}
      {ended !== undefined && <p className="font-chart font-semibold">{ended}</p>}
      {!isAsked && <p className="text-ink-soft">{t.compare.notAsked}</p>}
      {isAsked && story === undefined && children === false && <Loading what={t.compare.question} />}
      {story !== undefined && (answer === null || answer === undefined) && (
        <p className="text-ink-soft">{t.compare.retrievalOnly}</p>
      )}
      {answer?.failed != null && (
        <p className="text-worse">
          <strong>{t.compare.noAnswer}:</strong> {answer.failed}
        </p>
      )}
      {answer !== null && answer !== undefined && answer.failed === null && (
        <>
          {answer.refused && (
            <Badge className="self-start">
              <Ban aria-hidden className="size-3" />
              {t.compare.refused}
            </Badge>
          )}
          <MarkedAnswer text={answer.text} before={answer.refused ? undefined : before} />
          {!answer.refused && (
            <p className="text-tiny text-ink-soft">{t.compare.cites(answer.citations.length)}</p>
          )}
          {answer.citations.length > 0 && (
            <ul className="flex flex-col gap-0.5 text-tiny">
              {answer.citations.map((citation, index) => (
                // One passage may be cited twice.
                <li key={index} className="flex flex-wrap items-center gap-1.5">
                  <PassageLink passage={citation} run={run} question={question} />
                  {citation.gold && <Badge tone="land">{t.compare.gold}</Badge>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {story !== undefined && <FoundPassages story={story} run={run} question={question} />}
    </article>
  );
}
