import { AppError } from "../../contracts/app-error.ts";
import type { MetricSummary, Outcome } from "../../contracts/outcome.ts";
import type { Observation } from "../../ports/set-metric.ts";
import type { Codec } from "../pipeline/codec.ts";
import type { Evaluation, QuestionOutcomes } from "./evaluate-samples.ts";
import { storedColumns } from "./stored-columns.ts";

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
  columns: ReadonlyMap<string, OutcomeColumn>;
  /** Of set metrics, one a question; null where it has no part. */
  observations: ReadonlyMap<string, readonly (Observation | null)[]>;
}

/** A number is a score; a text is the place of a reason in `reasons`. */
interface StoredColumn {
  reasons: Unscored[];
  values: (number | string)[];
}

/** As stored: a column a metric, so that a hundred runs are read in the time that ten would take row by row. */
interface StoredEvaluation {
  questionIds: string[];
  summaries: Record<string, MetricSummary>;
  outcomes: Record<string, StoredColumn>;
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
      const parsed = parse(textOf(bytes));
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

/**
 * The same bytes as {@link evaluationCodec} reads, as columns. Throws AppError "store.damaged".
 * @param metrics the only ones that are read, without what set metrics saw; all of them where absent
 */
export function decodeEvaluationColumns(bytes: Uint8Array, metrics?: ReadonlySet<string>): EvaluationColumns {
  const text = textOf(bytes);
  const isWanted = (metric: string): boolean => metrics?.has(metric) ?? true;
  const written = storedColumns(text);
  if (written === undefined) return columnsOf(parse(text), isWanted);
  // One after the other: all numbers at once, as JSON has them, take several times the memory of what is kept.
  const columns = new Map<string, OutcomeColumn>();
  for (const { metric, begin, end } of written.columns) {
    if (isWanted(metric)) columns.set(metric, columnOf(valueOf(text.slice(begin, end)) as StoredColumn));
  }
  if (metrics !== undefined) return { columns, observations: new Map() };
  const { observations } = valueOf(`{${text.slice(written.rest)}`) as Pick<StoredEvaluation, "observations">;
  return { columns, observations: observationsByMetric(observations) };
}

function columnsOf(
  parsed: StoredEvaluation | FirstEvaluation,
  isWanted: (metric: string) => boolean,
): EvaluationColumns {
  const { outcomes, observations } = isByQuestion(parsed) ? stored({ ...parsed, observations: {} }) : parsed;
  const wanted = Object.entries(outcomes).filter(([metric]) => isWanted(metric));
  return {
    columns: new Map(wanted.map(([metric, column]) => [metric, columnOf(column)])),
    observations: observationsByMetric(observations),
  };
}

function observationsByMetric(
  observations: StoredEvaluation["observations"],
): EvaluationColumns["observations"] {
  return new Map(Object.entries(observations).map(([metric, column]) => [metric, observationsOf(column)]));
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

function outcomeAt({ reasons, values }: StoredColumn, question: number): Outcome {
  const value = values[question];
  return typeof value === "number" ? { status: "scored", score: value } : reasonAt(reasons, value);
}

function columnOf({ reasons, values }: StoredColumn): OutcomeColumn {
  const scores = new Float64Array(values.length);
  // Of some metrics most questions have no score: a number each, where a map would take ten times the memory. 0 is none.
  const reasonOf = new Uint32Array(reasons.length === 0 ? 0 : values.length);
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

function parse(text: string): StoredEvaluation | FirstEvaluation {
  const parsed = valueOf(text) as StoredEvaluation | FirstEvaluation;
  if ("perQuestion" in parsed || "observations" in parsed) return parsed;
  throw damaged();
}

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw damaged(cause);
  }
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
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
