import type { QuestionStory } from "@contracts/api/question-story.ts";
import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { PassageLink } from "../../../design/passage-link.tsx";
import { Popover } from "../../../design/popover.tsx";
import * as t from "../../../messages/messages.ts";

type Citation = NonNullable<QuestionStory["answer"]>["citations"][number];

/** The number of a citation; pointing at it or opening it shows the passage and the way to its page. */
export function CitationChip({
  number,
  citation,
  story,
}: {
  number: number;
  citation: Citation;
  story: QuestionStory;
}): ReactNode {
  const place =
    citation.where === null || citation.where === ""
      ? citation.source
      : `${citation.source}, ${citation.where}`;
  return (
    <Popover
      openOnHover
      label={t.question.citation(number, place)}
      trigger={number}
      className={clsx(
        "mx-0.5 inline-grid min-h-6 min-w-6 place-items-center rounded-full border px-1 align-middle font-sans text-tiny font-semibold tabular-nums",
        citation.gold ? "border-land-line bg-land text-ink" : "border-depth-4 bg-depth-1 text-depth-7",
      )}
    >
      <p className="mb-1 flex flex-wrap items-center gap-2">
        <PassageLink passage={citation} run={story.runId} question={story.question.id} />
        <Badge tone={citation.gold ? "land" : "calm"}>
          {citation.gold ? t.question.passageGold : t.question.notGold}
        </Badge>
      </p>
      <blockquote className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        {citation.quote ?? t.question.textGone}
      </blockquote>
    </Popover>
  );
}
