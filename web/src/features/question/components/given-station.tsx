import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { PipelineSettings } from "@contracts/pipeline.ts";
import type { ReactNode } from "react";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** How much of the ranking the answerer saw, and by which limit. */
export function GivenStation({
  story: { ranking, gold },
  given,
  pipeline,
}: {
  story: QuestionStory;
  given: NonNullable<QuestionStory["given"]>;
  pipeline: PipelineSettings | undefined;
}): ReactNode {
  const touching = ranking.filter((passage) => passage.gold && passage.given).length;
  return (
    <p>
      {t.question.givenText(given.passages, count(given.characters), limitOf(pipeline))}{" "}
      {gold.length > 0 && t.question.goldGiven(touching)}
    </p>
  );
}

function limitOf(pipeline: PipelineSettings | undefined): string | undefined {
  if (pipeline === undefined) return undefined;
  const { budget, k } = pipeline.retrieve;
  if (budget?.characters !== undefined) return t.question.limitCharacters(budget.characters);
  return budget?.tokens === undefined ? t.question.limitK(k) : t.question.limitTokens(budget.tokens);
}
