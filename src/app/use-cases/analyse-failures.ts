import { questionTypeOf } from "../../core/questions/question-type.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { Run } from "../../contracts/run.ts";
import { lowerIsBetter } from "../../core/evaluation/catalog.ts";
import {
  compareSlices,
  type SliceComparison,
  type SliceScores,
} from "../../core/failure-analysis/compare-slices.ts";
import { endOfQuestion } from "../../core/failure-analysis/end-of-question.ts";
import { type LossFunnel, lossFunnel } from "../../core/failure-analysis/loss-funnel.ts";
import { nextSteps } from "../../core/failure-analysis/next-steps.ts";
import { holmAdjusted } from "../../core/statistics/adjust-p-values.ts";
import type { QuestionEnd } from "../../core/failure-analysis/question-end.ts";
import { questionSlices } from "../../core/failure-analysis/question-slices.ts";
import { wentWell, wentWellMetric } from "../../core/failure-analysis/went-well.ts";
import { type RunRecords, runRecords } from "../run-records.ts";
import type { Workspace } from "../workspace.ts";
import { rankingMetric } from "./leaderboard.ts";

/** Where a run lost its answers. */
export interface FailureAnalysis extends LossFunnel {
  /** What to try next against the largest loss, one line each. */
  next: string[];
  /** Of every question, in the order of the question set. */
  perQuestion: { question: Question; end: QuestionEnd }[];
  /** What slices are compared by; answerability goes by whether the question went well. */
  metric: string;
  slices: SliceComparison[];
}

export interface FailureOptions {
  /** What slices are compared by; the metric that ranks runs where absent. */
  metric?: string | undefined;
  /** What sort of thing a question asks for, given the language of its sources. */
  typeOf?: (question: Question, language: string) => string;
}

/**
 * Throws AppError "run.unfinished" where the run did not get to its metrics, "store.damaged" where a result of it is gone,
 * "config.invalid" for a metric that it does not have.
 */
export async function analyseFailures(
  workspace: Workspace,
  run: Run,
  { metric: wanted, typeOf = questionKind }: FailureOptions = {},
): Promise<FailureAnalysis> {
  const metric = rankingMetric([run], wanted);
  const answers = run.pipeline.answer.kind !== "none";
  const known = await runRecords(workspace, run, [
    "prepare",
    "chunk",
    "retrieve",
    ...(answers ? (["answer"] as const) : []),
    "evaluate",
  ]);
  if (wanted !== undefined && !known.records.some(({ outcomes }) => outcomes[wanted] !== undefined)) {
    throw new AppError("config.invalid", {
      message: `${wanted} is measured over the whole question set: no question has a score by it.`,
      hint: "Name a metric of single questions, such as ndcg@10.",
    });
  }
  const perQuestion = known.records.map((record) => ({
    question: record.question,
    end: endOfQuestion(record, known),
  }));
  const ends = perQuestion.map(({ end }) => end);
  const words = new Map(perQuestion.map(({ question }) => [question.id, question.question]));
  const funnel = lossFunnel(ends, (id) => words.get(id) ?? "", { answers });
  const evidence = known.records.flatMap(({ given }) => (given === null ? [] : [given.answer.evidence]));
  return {
    ...funnel,
    next: funnel.largestLoss === null ? [] : nextSteps(funnel.largestLoss, run.pipeline, { ends, evidence }),
    perQuestion,
    metric,
    slices: slicesOf(known, ends, metric, typeOf),
  };
}

function slicesOf(
  known: RunRecords,
  ends: readonly QuestionEnd[],
  metric: string,
  typeOf: NonNullable<FailureOptions["typeOf"]>,
): SliceComparison[] {
  const { records, documentOf, mainLanguage } = known;
  const questions = records.map(({ question }) => question);
  const languageOf = ({ gold: [first] }: Question) =>
    first === undefined ? undefined : documentOf(first.source)?.language;
  const slices = questionSlices(questions, {
    languageOf,
    typeOf: (question) => typeOf(question, languageOf(question) ?? mainLanguage),
  });
  const byMetric: SliceScores = {
    metric,
    scores: records.map(({ outcomes }) => {
      const outcome = outcomes[metric];
      return outcome?.status === "scored" ? outcome.score : undefined;
    }),
    lowerIsBetter: lowerIsBetter.has(metric),
  };
  // Hardly a metric is for answerable questions and for others alike.
  const byEnd: SliceScores = { metric: wentWellMetric, scores: ends.map(wentWell), lowerIsBetter: false };
  const clusters = questions.map(({ group }) => group);
  return compareSlices(
    slices,
    (dimension) => (dimension === "answerability" ? byEnd : byMetric),
    clusters,
    holmAdjusted,
  );
}

function questionKind({ question }: Question, language: string): string {
  return questionTypeOf(question, language);
}

/** Of every question that ended so. Throws AppError "config.invalid" for an end that there is none of. */
export function questionsWithEnd(analysis: FailureAnalysis, end: string): FailureAnalysis["perQuestion"] {
  if (!analysis.ends.some((one) => one.end === end)) {
    throw new AppError("config.invalid", {
      message: `There is no end called "${end}".`,
      hint: `Ends: ${analysis.ends.map((one) => one.end).join(", ")}.`,
    });
  }
  return analysis.perQuestion.filter((one) => one.end.end === end);
}
