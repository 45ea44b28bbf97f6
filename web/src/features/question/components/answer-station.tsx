import type { QuestionStory } from "@contracts/api/question-story.ts";
import { Ban } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { score } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { answerPieces } from "../prepare/answer-pieces.ts";
import { CitationChip } from "./citation-chip.tsx";

/** What was answered, each part with a chip for the passage that it stands on. */
export function AnswerStation({ story }: { story: QuestionStory }): ReactNode {
  const { answer, threshold } = story;
  if (answer === null) return <p>{t.question.retrievalOnly}</p>;
  if (answer.failed !== null)
    return (
      <p className="text-worse">
        <strong>{t.question.failed}:</strong> {answer.failed}
      </p>
    );
  const { pieces, unplaced } = answerPieces(answer.text, answer.citations);
  const chip = (number: number): ReactNode => (
    <CitationChip key={number} number={number} citation={answer.citations[number - 1]!} story={story} />
  );
  return (
    <>
      {answer.refused && (
        <Badge className="self-start">
          <Ban aria-hidden className="size-3" />
          {t.question.refused}
        </Badge>
      )}
      <p className="max-w-prose font-chart text-lead [overflow-wrap:anywhere] whitespace-pre-wrap">
        {pieces.map((piece, index) => (
          <span key={index}>
            {piece.text}
            {piece.citations.map(chip)}
          </span>
        ))}
      </p>
      {unplaced.length > 0 && (
        <p className="flex flex-wrap items-center gap-1 text-small">
          {t.question.alsoCites} {unplaced.map(chip)}
        </p>
      )}
      {!answer.refused && answer.citations.length === 0 && (
        <p className="text-small text-ink-soft">{t.question.citesNothing}</p>
      )}
      <p className="text-small text-ink-soft">
        <Term id="evidence" />:{" "}
        {threshold === null
          ? t.question.evidence(score(answer.evidence, 2))
          : t.question.evidenceAgainst(
              score(answer.evidence, 2),
              score(threshold, 2),
              answer.evidence < threshold,
            )}
      </p>
    </>
  );
}
