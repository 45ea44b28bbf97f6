import type { QuestionStory } from "@contracts/api/question-story.ts";
import { score } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** What the ranking came to, in sentences. */
export function rankingWords(
  { ranking, gold, further, stages }: QuestionStory,
  method: string | undefined,
): string[] {
  const words = t.question;
  if (!stages.includes("retrieve")) return [words.notYetRanked];
  if (ranking.length === 0) return [words.foundNothing];
  const head = words.ranked(ranking.length, method);
  if (gold.length === 0) return [head];
  const touching = ranking.filter((passage) => passage.gold);
  const first = touching[0]?.rank ?? null;
  if (first !== null) return [head, words.firstGold(first, touching.length)];
  const told = [head, words.goldUnranked];
  if (further === null) return told;
  if (further.rank !== null)
    return [
      ...told,
      words.furtherAt(further.rank, score(further.score), score(ranking.at(-1)?.score ?? null)),
    ];
  return [
    ...told,
    further.ranked < further.depth ? words.furtherAll(further.ranked) : words.furtherNever(further.depth),
  ];
}
