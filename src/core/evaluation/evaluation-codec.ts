import { AppError } from "../../contracts/app-error.ts";
import type { MetricSummary, Outcome } from "../../contracts/outcome.ts";
import type { Codec } from "../pipeline/codec.ts";
import type { Evaluation, QuestionOutcomes } from "./evaluate-samples.ts";

type Unscored = Exclude<Outcome, { status: "scored" }>;

/** One metric's outcomes, one per question. */
export interface OutcomeColumn {
  /** NaN where the question was not scored. */
  scores: Float64Array;
  /** Why, by question number. */
  unscored: ReadonlyMap<number, Unscored>;
}

/** An evaluation read metric by metric: what comparisons of many runs work on. */
export interface EvaluationColumns {
  questionIds: readonly string[];
  columns: ReadonlyMap<string, OutcomeColumn>;
}

/**
 * As stored: a column a metric, so that a hundred runs are read in the time that ten would take row by row. A number is a
 * score; a text is the place of a reason in `reasons`.
 */
interface StoredEvaluation {
  questionIds: string[];
  summaries: Record<string, MetricSummary>;
  outcomes: Record<string, { reasons: Unscored[]; values: (number | string)[] }>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

export function evaluationCodec(): Codec<Evaluation> {
  return {
    encode: (evaluation) => encoder.encode(JSON.stringify(stored(evaluation))),
    decode(bytes) {
      const parsed = parse(bytes);
      if (isByQuestion(parsed)) return parsed;
      const { questionIds, summaries, outcomes } = parsed;
      const perQuestion = questionIds.map((questionId, question) => ({
        questionId,
        outcomes: Object.fromEntries(
          Object.entries(outcomes).map(([metric, column]) => [metric, outcomeAt(column, question)]),
        ),
      }));
      return { perQuestion, summaries };
    },
  };
}

/** The same bytes as {@link evaluationCodec} reads, as columns. Throws AppError "store.damaged". */
export function decodeEvaluationColumns(bytes: Uint8Array): EvaluationColumns {
  const parsed = parse(bytes);
  const { questionIds, outcomes } = isByQuestion(parsed) ? stored(parsed) : parsed;
  return {
    questionIds,
    columns: new Map(Object.entries(outcomes).map(([metric, column]) => [metric, columnOf(column)])),
  };
}

function stored({ perQuestion, summaries }: Evaluation): StoredEvaluation {
  const metrics = [...new Set(perQuestion.flatMap(({ outcomes }) => Object.keys(outcomes)))];
  return {
    questionIds: perQuestion.map(({ questionId }) => questionId),
    summaries,
    outcomes: Object.fromEntries(metrics.map((metric) => [metric, storedColumn(perQuestion, metric)])),
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
  const unscored = new Map<number, Unscored>();
  for (const [question, value] of values.entries()) {
    if (typeof value === "number") scores[question] = value;
    else {
      scores[question] = Number.NaN;
      unscored.set(question, reasonAt(reasons, value));
    }
  }
  return { scores, unscored };
}

function reasonAt(reasons: readonly Unscored[], place: string | undefined): Unscored {
  const reason = reasons[Number(place)];
  if (reason === undefined) throw damaged();
  return reason;
}

/** Results of the evaluate stage's first version, one object a question. */
function isByQuestion(parsed: StoredEvaluation | Evaluation): parsed is Evaluation {
  return "perQuestion" in parsed;
}

function parse(bytes: Uint8Array): StoredEvaluation | Evaluation {
  try {
    return JSON.parse(decoder.decode(bytes)) as StoredEvaluation | Evaluation;
  } catch (cause) {
    throw damaged(cause);
  }
}

function damaged(cause?: unknown): AppError {
  return new AppError("store.damaged", {
    message: "A stored evaluation is damaged.",
    hint: "Run again: it is rebuilt.",
    ...(cause === undefined ? {} : { cause }),
  });
}
