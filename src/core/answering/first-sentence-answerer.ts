import type { AnswerEvent } from "../../contracts/answer.ts";
import type { Answerer, AnswerRequest, ReadPassage } from "../../ports/answerer.ts";
import { sentencesOf } from "../text/sentences.ts";
import { composeAnswer, type Quote } from "./compose-answer.ts";
import { noEvidence } from "./evidence.ts";
import { refusalOf } from "./refusal.ts";
import { throwIfAborted } from "../../contracts/abort.ts";

/**
 * The baseline others are measured against: the first sentence of the best passage that is no heading, whatever was asked.
 * It refuses only where there is nothing to quote. Its evidence is the passage's score, comparable only within one ranking.
 */
export function firstSentenceAnswerer(): Answerer {
  return {
    id: "first-sentence",
    version: "2",

    async *answer({ question, passages, signal }: AnswerRequest): AsyncIterable<AnswerEvent> {
      throwIfAborted(signal);
      const [best] = passages;
      const quote = best && firstSentence(best);
      if (best === undefined || quote === undefined) {
        const refusal = refusalOf(question, passages, noEvidence);
        yield { type: "answer-delta", text: refusal.text };
        yield { type: "answer-end", answer: refusal };
        return;
      }
      const { parts, citations } = composeAnswer([quote]);
      const text = parts.join("");
      yield { type: "answer-delta", text };
      throwIfAborted(signal);
      yield { type: "answer-end", answer: { text, refused: false, citations, evidence: best.score } };
    },
  };
}

function firstSentence(passage: ReadPassage): Quote | undefined {
  const sentences = sentencesOf(passage.text, 0, passage.text.length);
  const first =
    sentences.find(({ start }) => !/^#{1,6}\s/.test(passage.text.slice(start, start + 8))) ?? sentences[0];
  return first && { passage, start: passage.start + first.start, end: passage.start + first.end };
}
