import { AppError } from "../../contracts/app-error.ts";
import type { MetricSummary, Outcome } from "../../contracts/outcome.ts";
import type { Observation } from "../../ports/set-metric.ts";
import type { Codec } from "../pipeline/codec.ts";
import type { Evaluation, QuestionOutcomes } from "./evaluate-samples.ts";

type Unscored = Exclude<Outcome, { status: "scored" }>;

/** One metric's outcomes, one per question. */
export interface OutcomeColumn {
  /** NaN where the question was not scored. */
  scores: Float64Array;
  /** Why, by question number; undefined where it was scored. */
  unscored: Pick<ReadonlyMap<number, Unscored>, "get">;
}

/** An evaluation read metric by metric: what comparisons of many runs work on. */
export interface EvaluationColumns {
  questionIds: readonly string[];
  columns: ReadonlyMap<string, OutcomeColumn>;
  /** Of set metrics, one a question; null where it has no part. */
  observations: ReadonlyMap<string, readonly (Observation | null)[]>;
}

/**
 * As stored: a column a metric, so that a hundred runs are read in the time that ten would take row by row. A number is a
 * score; a text is the place of a reason in `reasons`.
 */
interface StoredEvaluation {
  questionIds: string[];
  summaries: Record<string, MetricSummary>;
  outcomes: Record<string, { reasons: Unscored[]; values: (number | string)[] }>;
  observations: Record<string, { predicted: (number | null)[]; actual: (0 | 1 | null)[] }>;
}

/** Results of the evaluate stage's first version, one object a question. */
type FirstEvaluation = Omit<Evaluation, "observations">;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

export function evaluationCodec(): Codec<Evaluation> {
  return {
    encode: (evaluation) => encoder.encode(JSON.stringify(stored(evaluation))),
    decode(bytes) {
      const parsed = parse(bytes);
      if (isByQuestion(parsed)) return { ...parsed, observations: {} };
      const { questionIds, summaries, outcomes, observations } = parsed;
      const perQuestion = questionIds.map((questionId, question) => ({
        questionId,
        outcomes: Object.fromEntries(
          Object.entries(outcomes).map(([metric, column]) => [metric, outcomeAt(column, question)]),
        ),
      }));
      const observed = Object.entries(observations).map(([metric, column]) => [
        metric,
        observationsOf(column),
      ]);
      return { perQuestion, summaries, observations: Object.fromEntries(observed) };
    },
  };
}

/** The same bytes as {@link evaluationCodec} reads, as columns. Throws AppError "store.damaged". */
export function decodeEvaluationColumns(bytes: Uint8Array): EvaluationColumns {
  const parsed = parse(bytes);
  const { questionIds, outcomes, observations } = isByQuestion(parsed)
    ? stored({ ...parsed, observations: {} })
    : parsed;
  return {
    questionIds,
    columns: new Map(Object.entries(outcomes).map(([metric, column]) => [metric, columnOf(column)])),
    observations: new Map(
      Object.entries(observations).map(([metric, column]) => [metric, observationsOf(column)]),
    ),
  };
}

function stored({ perQuestion, summaries, observations }: Evaluation): StoredEvaluation {
  const metrics = [...new Set(perQuestion.flatMap(({ outcomes }) => Object.keys(outcomes)))];
  return {
    questionIds: perQuestion.map(({ questionId }) => questionId),
    summaries,
    outcomes: Object.fromEntries(metrics.map((metric) => [metric, storedColumn(perQuestion, metric)])),
    observations: Object.fromEntries(
      Object.entries(observations).map(([metric, observed]) => [
        metric,
        {
          predicted: observed.map((one) => one?.predicted ?? null),
          actual: observed.map((one) => one?.actual ?? null),
        },
      ]),
    ),
  };
}

function storedColumn(perQuestion: readonly QuestionOutcomes[], metric: string) {
  const reasons: Unscored[] = [];
  const places = new Map<string, string>();
  const values = perQuestion.map(({ questionId, outcomes }) => {
    const outcome = outcomes[metric];
    if (outcome === undefined) throw new Error(`The question ${questionId} has no outcome of ${metric}.`);
    if (outcome.status === "scored") return outcome.score;
    const name = `${outcome.status} ${outcome.reason}`;
    const place = places.get(name) ?? String(reasons.push(outcome) - 1);
    places.set(name, place);
    return place;
  });
  return { reasons, values };
}

function outcomeAt({ reasons, values }: StoredEvaluation["outcomes"][string], question: number): Outcome {
  const value = values[question];
  return typeof value === "number" ? { status: "scored", score: value } : reasonAt(reasons, value);
}

function columnOf({ reasons, values }: StoredEvaluation["outcomes"][string]): OutcomeColumn {
  const scores = new Float64Array(values.length);
  // Of some metrics most questions have no score: a number each, where a map would take ten times the memory. 0 is none.
  const reasonOf = new Uint32Array(values.length);
  for (let question = 0; question < values.length; question++) {
    const value = values[question];
    if (typeof value === "number") scores[question] = value;
    else {
      scores[question] = Number.NaN;
      reasonAt(reasons, value);
      reasonOf[question] = Number(value) + 1;
    }
  }
  const numbered = [undefined, ...reasons];
  return { scores, unscored: { get: (question) => numbered[reasonOf[question] ?? 0] } };
}

function reasonAt(reasons: readonly Unscored[], place: string | undefined): Unscored {
  const reason = reasons[Number(place)];
  if (reason === undefined) throw damaged();
  return reason;
}

function observationsOf({
  predicted,
  actual,
}: StoredEvaluation["observations"][string]): (Observation | null)[] {
  return predicted.map((value, question) => {
    const truth = actual[question] ?? null;
    return value === null || truth === null ? null : { predicted: value, actual: truth };
  });
}

function isByQuestion(parsed: StoredEvaluation | FirstEvaluation): parsed is FirstEvaluation {
  return "perQuestion" in parsed;
}

function parse(bytes: Uint8Array): StoredEvaluation | FirstEvaluation {
  let parsed: StoredEvaluation | FirstEvaluation;
  try {
    parsed = JSON.parse(decoder.decode(bytes)) as StoredEvaluation | FirstEvaluation;
  } catch (cause) {
    throw damaged(cause);
  }
  if ("perQuestion" in parsed || "observations" in parsed) return parsed;
  throw damaged();
}

function damaged(cause?: unknown): AppError {
  return new AppError("store.damaged", {
    message: "A stored evaluation is damaged.",
    hint: "Run again: it is rebuilt.",
    ...(cause === undefined ? {} : { cause }),
  });
}
