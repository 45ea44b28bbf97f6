import { messageOf } from "../../contracts/app-error.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { KnownWords } from "../../ports/known-words.ts";
import type { Metric } from "../../ports/metric.ts";
import { isKnown, rowCosine } from "../similarity/row-cosine.ts";
import { isMostlyKnown, isServedDocument } from "../similarity/understood-text.ts";
import { detectLanguage } from "../text/detect-language.ts";
import { notApplicable, scored } from "./define-metric.ts";

/** Of every embedder's metric; the embedder's own name follows an @. */
export const answerSimilarityFamily = "answer-similarity";

/**
 * Cosine of the answer's embedding and the gold answer's, with everything below 0 counted as 0: a negative cosine says no more than
 * that two texts have nothing to do with each other. A refusal of an answerable question scores 0, as in the metrics of
 * answer-metrics.ts. Each embedder is a metric of its own, since cosines of two embedders do not lie on one scale.
 *
 * Where the embedder says what it knows, a question in a language it does not serve is not measured, nor one where it knows too
 * little of either answer: two answers that share their one known word would be the same to it. The language is that of question
 * and gold answer together, so it is one for every run.
 */
export function answerSimilarity(embedder: Embedder, knownWords?: KnownWords): Metric {
  const embedderId = embedder.id.replaceAll(/\s+/g, "-");
  return {
    id: `${answerSimilarityFamily}@${embedderId}`,
    version: `2+${embedderId}/${embedder.version.replaceAll(/\s+/g, "-")}`,
    title: `Cosine of answer and gold answer as ${embedder.id} embeds them, below 0 counted as 0, 0 to 1, higher is better`,
    async measure(sample, signal) {
      const { question } = sample;
      if (!question.answerable)
        return notApplicable("The sources do not hold the answer, so no answer is right.");
      if (question.answer === undefined) return notApplicable("Nobody gave a gold answer.");
      try {
        const asked = `${question.question}\n${question.answer}`;
        if (!(await isServed(knownWords, asked)))
          return notApplicable(`The question is in a language that ${embedder.id} does not know.`);
        const { answer } = sample;
        const vectors = await embedder.embed([question.answer, answer.text], { kind: "passage", signal });
        const rows = { dimensions: embedder.dimensions, vectors };
        if (!isKnown(rows, 0))
          return notApplicable(`The gold answer holds nothing that ${embedder.id} knows.`);
        if (!(await isMostlyKnown(knownWords, question.answer)))
          return notApplicable(`The gold answer holds too few words that ${embedder.id} knows.`);
        if (answer.refused) return scored(0);
        if (!isKnown(rows, 1)) return notApplicable(`The answer holds nothing that ${embedder.id} knows.`);
        if (!(await isMostlyKnown(knownWords, answer.text)))
          return notApplicable(`The answer holds too few words that ${embedder.id} knows.`);
        return scored(Math.max(0, rowCosine(rows, 0, 1)));
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        return { status: "failed", reason: messageOf(thrown) };
      }
    },
  };
}

async function isServed(knownWords: KnownWords | undefined, text: string): Promise<boolean> {
  if (knownWords === undefined) return true;
  return isServedDocument(knownWords, { text, language: await detectLanguage(text) });
}
