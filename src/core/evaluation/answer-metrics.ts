import type { Metric, Sample } from "../../ports/metric.ts";
import { answerTokens, wordTokens } from "./answer-tokens.ts";
import { defineMetric, notApplicable, perSample, scored } from "./define-metric.ts";
import { rougeL, rougeN } from "./rouge.ts";
import { containsTokens, exactMatch, tokenF1 } from "./token-overlap.ts";

type Tokenize = (text: string) => string[];
type Compare = (prediction: readonly string[], reference: readonly string[]) => number;

const tokenizers = { answer: perTokenizer(answerTokens), word: perTokenizer(wordTokens) };

/**
 * Metrics of the answer's text against the gold answer. They are for answerable questions with a gold answer that holds
 * a word; a refusal of such a question scores 0, since the pipeline answered nothing.
 *
 * Exact match, F1 and contains-gold read {@link answerTokens}: SQuAD's, with single characters as tokens in languages
 * without spaces. ROUGE reads {@link wordTokens}: rouge-score's without stemmer, for every alphabet.
 */
export function answerMetrics(): Metric[] {
  return [
    answerMetric(
      "exact-match",
      "1 where the answer is the gold answer but for case, punctuation and articles, else 0",
      "answer",
      exactMatch,
    ),
    answerMetric(
      "token-f1",
      "F1 of the answer's tokens against the gold answer's (SQuAD), 0 to 1",
      "answer",
      tokenF1,
    ),
    answerMetric(
      "answer-contains-gold",
      "1 where the gold answer stands in the answer as whole tokens, else 0",
      "answer",
      (prediction, reference) => (containsTokens(prediction, reference) ? 1 : 0),
    ),
    answerMetric(
      "rouge-1",
      "ROUGE-1 F: words shared with the gold answer, no stemming, 0 to 1",
      "word",
      (prediction, reference) => rougeN(prediction, reference, 1).f,
    ),
    answerMetric(
      "rouge-2",
      "ROUGE-2 F: word pairs shared with the gold answer, no stemming, 0 to 1",
      "word",
      (prediction, reference) => rougeN(prediction, reference, 2).f,
    ),
    answerMetric(
      "rouge-l",
      "ROUGE-L F: words shared with the gold answer in order, no stemming, 0 to 1",
      "word",
      (prediction, reference) => rougeL(prediction, reference).f,
    ),
  ];
}

function answerMetric(id: string, title: string, tokens: keyof typeof tokenizers, compare: Compare): Metric {
  return defineMetric({
    id,
    title: `${title}, higher is better`,
    measure(sample) {
      const { question } = sample;
      if (!question.answerable)
        return notApplicable("The sources do not hold the answer, so no answer is right.");
      if (question.answer === undefined) return notApplicable("Nobody gave a gold answer.");
      const { prediction, reference } = tokenizers[tokens](sample);
      if (reference.length === 0) return notApplicable("The gold answer holds no word to compare.");
      return scored(sample.answer.refused ? 0 : compare(prediction, reference));
    },
  });
}

function perTokenizer(tokenize: Tokenize) {
  return perSample(({ question, answer }: Sample) => ({
    prediction: tokenize(answer.text),
    reference: tokenize(question.answer ?? ""),
  }));
}
