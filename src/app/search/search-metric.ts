import { AppError } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { Question } from "../../contracts/question-set.ts";
import { answerMetrics } from "../../core/evaluation/answer-metrics.ts";
import { citationMetrics } from "../../core/evaluation/citation-metrics.ts";
import { lowerIsBetter, standardMetrics } from "../../core/evaluation/catalog.ts";

/** What a search goes by. */
export interface SearchMetric {
  id: string;
  lowerIsBetter: boolean;
  /** False where the ranking alone decides it, so that no question needs an answer. */
  needsAnswers: boolean;
  /** Compares rankings of differently sized chunks fairly: what pruning goes by. */
  retrieval: string;
}

/** As a sweep ranks: the first of these that is applicable to some question. */
const usual = ["ndcg@10", "token-f1"];

/**
 * What a search goes by, and the questions that it says something about.
 * Throws AppError "config.invalid" for a metric that there is not, that has no score for a single question, or for none of these.
 */
export function searchMetric(
  wanted: string | undefined,
  pipeline: Pipeline,
  questions: readonly Question[],
  customIds: readonly string[],
): { metric: SearchMetric; applicable: Question[] } {
  const { evaluate } = pipeline;
  const answers = pipeline.answer.kind !== "none";
  const ranking = standardMetrics(evaluate, { answers: false }).metrics.map(({ id }) => id);
  const { metrics, setMetrics } = standardMetrics(evaluate, { answers });
  const known = [...metrics.map(({ id }) => id), ...customIds];
  if (setMetrics.some(({ id }) => id === wanted)) {
    throw invalid(
      `${wanted} is a figure of a whole question set, and a search compares question by question.`,
      `Search by one of ${known.join(", ")}.`,
    );
  }
  if (wanted !== undefined && !known.includes(wanted)) {
    throw invalid(`There is no metric "${wanted}" in this experiment.`, `Metrics: ${known.join(", ")}.`);
  }
  const found = (wanted === undefined ? usual.filter((id) => known.includes(id)) : [wanted])
    .map((id) => ({ id, applicable: questions.filter((question) => mayApply(id, question, ranking)) }))
    .find(({ applicable }) => applicable.length > 0);
  if (found === undefined) {
    throw invalid(
      wanted === undefined
        ? "No question has gold passages or an answer, so nothing says which configuration is best."
        : `${wanted} is applicable to none of the ${questions.length} questions.`,
      "Add gold passages and answers to the questions, or name another metric with --metric.",
    );
  }
  const { id, applicable } = found;
  return {
    metric: {
      id,
      lowerIsBetter: lowerIsBetter.has(id),
      needsAnswers: !ranking.includes(id),
      retrieval: `span-recall@${evaluate.budgetCharacters}ch`,
    },
    applicable,
  };
}

/** Of citations, all but the faithfulness of quotes are held against gold. */
const goldMetrics = new Set(
  citationMetrics()
    .map(({ id }) => id)
    .filter((id) => id !== "quote-fidelity"),
);
const textMetrics = new Set(answerMetrics().map(({ id }) => id));

/** Questions that a metric can never score cost as much as others: a search leaves them out. */
function mayApply(id: string, { gold, answer, answerable }: Question, ranking: readonly string[]): boolean {
  if (ranking.includes(id) || goldMetrics.has(id)) return answerable !== false && gold.length > 0;
  if (textMetrics.has(id)) return answerable !== false && answer !== undefined;
  if (id === "refusal-rate-answerable") return answerable === true;
  return id !== "refusal-rate-unanswerable" || answerable === false;
}

function invalid(message: string, hint: string): AppError {
  return new AppError("config.invalid", { message, hint });
}
