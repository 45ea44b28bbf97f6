import type { ReadPassage } from "../../../ports/answerer.ts";
import type { CitedSentence, CitedText } from "../grounding/cited-text.ts";
import type { ContainedText } from "../grounding/contain-output.ts";
import { groundAnswer } from "../grounding/ground-answer.ts";
import type { Draft, DraftSentence } from "./agent-state.ts";
import { passageOf } from "./passage-of.ts";

/** A draft of what a reader was given: what containment left of the cited text. */
export function containedDraft(
  cited: CitedText,
  { text, origins }: Pick<ContainedText, "text" | "origins">,
  question: string,
  passages: readonly ReadPassage[],
): Draft {
  const sentences = cited.sentences.flatMap((sentence) => sentenceAfter(sentence, origins));
  const grounded = groundAnswer({ ...cited, text, sentences }, passages, question);
  const citesAt = new Map(sentences.map(({ start, cites }) => [start, cites]));
  return {
    text,
    sentences: grounded.sentences.map(
      ({ start, end, citations, facts, isGrounded, support }): DraftSentence => {
        const cites = citesAt.get(start) ?? [];
        const stands = citations.map((citation) => passageOf(citation, passages, cites));
        return { start, end, cites, stands, citations, facts, isGrounded, support };
      },
    ),
  };
}

/** Where it stands now; nowhere, if nothing of it was left. */
function sentenceAfter({ start, end, cites }: CitedSentence, origins: readonly number[]): CitedSentence[] {
  const after = { start: firstFrom(origins, start), end: firstFrom(origins, end), cites };
  return after.end > after.start ? [after] : [];
}

/** The first place whose origin is no earlier; origins rise. */
function firstFrom(origins: readonly number[], origin: number): number {
  let low = 0;
  let high = origins.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (origins[middle]! < origin) low = middle + 1;
    else high = middle;
  }
  return low;
}
