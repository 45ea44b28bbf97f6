import { messageOf } from "../../contracts/app-error.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Metric } from "../../ports/metric.ts";
import { isKnown, rowCosine } from "../similarity/row-cosine.ts";
import { notApplicable, scored } from "./define-metric.ts";

/** Of every embedder's metric; the embedder's own name follows an @. */
export const answerSimilarityFamily = "answer-similarity";

/**
 * Cosine of the answer's embedding and the gold answer's, with everything below 0 counted as 0: a negative cosine says no more than
 * that two texts have nothing to do with each other. A refusal of an answerable question scores 0, as in the metrics of
 * answer-metrics.ts. Each embedder is a metric of its own, since cosines of two embedders do not lie on one scale.
 */
export function answerSimilarity(embedder: Embedder): Metric {
  const embedderId = embedder.id.replaceAll(/\s+/g, "-");
  return {
    id: `${answerSimilarityFamily}@${embedderId}`,
    version: `1+${embedderId}/${embedder.version.replaceAll(/\s+/g, "-")}`,
    title: `Cosine of answer and gold answer as ${embedder.id} embeds them, below 0 counted as 0, 0 to 1, higher is better`,
    async measure({ question, answer }, signal) {
      if (!question.answerable)
        return notApplicable("The sources do not hold the answer, so no answer is right.");
      if (question.answer === undefined) return notApplicable("Nobody gave a gold answer.");
      try {
        const vectors = await embedder.embed([question.answer, answer.text], { kind: "passage", signal });
        const rows = { dimensions: embedder.dimensions, vectors };
        if (!isKnown(rows, 0))
          return notApplicable(`The gold answer holds nothing that ${embedder.id} knows.`);
        if (answer.refused) return scored(0);
        if (!isKnown(rows, 1)) return notApplicable(`The answer holds nothing that ${embedder.id} knows.`);
        return scored(Math.max(0, rowCosine(rows, 0, 1)));
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        return { status: "failed", reason: messageOf(thrown) };
      }
    },
  };
}
