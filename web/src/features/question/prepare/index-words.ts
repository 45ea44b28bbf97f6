import type { QuestionStory } from "@contracts/api/question-story.ts";
import * as t from "../../../messages/messages.ts";

type Gold = QuestionStory["gold"][number];

/** What became of one gold passage on its way into the index, in sentences; and the chunks to show for it. */
export function indexWords(gold: Gold, chunks: number): { sentences: string[]; holders: Gold["chunks"] } {
  const words = t.question;
  const length = gold.end - gold.start;
  if (gold.document === null) return { sentences: [words.sourceMissing(gold.source)], holders: [] };
  const kept =
    gold.keptCharacters === length
      ? words.keptAll
      : gold.keptCharacters === 0
        ? words.keptNone
        : words.keptSome(gold.keptCharacters, length);
  const whole = gold.chunks.filter(({ sharedCharacters }) => sharedCharacters === length);
  if (gold.chunks.length === 0) return { sentences: [kept, words.inNoChunk(chunks)], holders: [] };
  return whole.length > 0
    ? { sentences: [kept, words.whole(whole.length, chunks)], holders: whole }
    : { sentences: [kept, words.parts(gold.chunks.length, chunks)], holders: gold.chunks };
}
