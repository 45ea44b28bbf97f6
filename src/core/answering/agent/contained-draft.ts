import type { ReadPassage } from "../../../ports/answerer.ts";
import { sentencesOf } from "../../text/sentences.ts";
import type { CitedSentence, CitedText } from "../grounding/cited-text.ts";
import { containOutput, type OutputContext } from "../grounding/contain-output.ts";
import { groundAnswer } from "../grounding/ground-answer.ts";
import type { Draft, DraftSentence } from "./agent-state.ts";
import { passageOf } from "./passage-of.ts";

/** A draft of what a reader was given: `text` is what containment left of the cited one. */
export function containedDraft(
  cited: CitedText,
  text: string,
  context: OutputContext,
  passages: readonly ReadPassage[],
): Draft {
  const whole = { ...cited, text, sentences: sentencesAfter(cited, text, context) };
  const grounded = groundAnswer(whole, passages, context.question);
  const citesAt = new Map(whole.sentences.map(({ start, cites }) => [start, cites]));
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

/**
 * Where the sentences stand after containment. What it changes, it changes within a sentence as a rule; where it does not, no
 * sentence can be told from another for sure, and none keeps its citations.
 */
function sentencesAfter(cited: CitedText, text: string, context: OutputContext): readonly CitedSentence[] {
  if (cited.text === text) return cited.sentences;
  const sentences: CitedSentence[] = [];
  let joined = "";
  let from = 0;
  const take = (to: number): void => {
    joined += containOutput(cited.text.slice(from, to), context).text;
    from = to;
  };
  for (const { start, end, cites } of cited.sentences) {
    take(start);
    const begins = joined.length;
    take(end);
    if (joined.length > begins) sentences.push({ start: begins, end: joined.length, cites });
  }
  take(cited.text.length);
  if (joined === text) return sentences;
  return sentencesOf(text, 0, text.length).map(({ start, end }) => ({ start, end, cites: [] }));
}
