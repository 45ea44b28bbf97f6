import type { ReadPassage } from "../../../ports/answerer.ts";
import type { CitedText } from "../grounding/cited-text.ts";
import { foreignLanguage } from "../grounding/foreign-language.ts";
import { groundAnswer } from "../grounding/ground-answer.ts";
import { noAnswerToken } from "../prompts/shipped-prompts.ts";
import type { Draft, DraftSentence } from "./agent-state.ts";
import { passageOf } from "./passage-of.ts";

/** A draft of what a reader was given. */
export async function containedDraft(
  cited: CitedText,
  question: string,
  passages: readonly ReadPassage[],
): Promise<Draft> {
  const byWords = groundAnswer(cited, passages, question);
  const stands = byWords.sentences.every(({ isGrounded }) => isGrounded);
  const foreign = stands ? null : await foreignLanguage(cited.text, passages);
  const grounded = foreign === null ? byWords : groundAnswer(cited, passages, question, foreign);
  const { text } = cited;
  const citesAt = new Map(cited.sentences.map(({ start, cites }) => [start, cites]));
  return {
    text,
    foreign,
    sentences: grounded.sentences.map(
      ({ start, end, citations, facts, isGrounded, support }): DraftSentence => {
        const cites = citesAt.get(start) ?? [];
        const stands = citations.map((citation) => passageOf(citation, passages, cites));
        // A model that says so in the middle of an answer says nothing a reader should see.
        const isToken = text.slice(start, end).includes(noAnswerToken);
        const holds = isToken ? { facts: [], isGrounded: false } : { facts, isGrounded };
        return { start, end, cites, stands, citations, support, ...holds };
      },
    ),
  };
}
