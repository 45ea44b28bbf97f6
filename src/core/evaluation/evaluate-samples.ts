import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import { type MetricSummary, Outcome } from "../../contracts/outcome.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { Metric, Sample } from "../../ports/metric.ts";
import type { Observation, SetMetric } from "../../ports/set-metric.ts";
import {
  type SetMetricObservations,
  type SummariseOptions,
  summariseOutcomes,
  summariseSetMetric,
} from "./summarise.ts";

export interface EvaluateOptions {
  metrics: readonly Metric[];
  setMetrics: readonly SetMetric[];
  /** Of the cluster bootstrap. */
  resamples: number;
  seed: number;
  breathe: Breathe;
  signal: AbortSignal;
  /** Heard at every question, and many times while intervals are drawn. */
  progress(done: number, total: number, unit: string): void;
}

export interface QuestionOutcomes {
  questionId: string;
  /** By metric id. */
  outcomes: Record<string, Outcome>;
}

export interface Evaluation {
  /** In the order of the samples. */
  perQuestion: QuestionOutcomes[];
  /** By metric id, set metrics included. */
  summaries: Record<string, MetricSummary>;
  /** What each set metric saw of each question, by its id; null where the question has no part in it. */
  observations: Record<string, (Observation | null)[]>;
}

/**
 * Measures every sample by every metric. Questions cluster by their group. A metric that throws, or whose result is not
 * an outcome with a finite score, fails for that question alone; an abort ends the whole evaluation.
 */
export async function evaluateSamples(
  samples: readonly Sample[],
  { metrics, setMetrics, resamples, seed, breathe, signal, progress }: EvaluateOptions,
): Promise<Evaluation> {
  refuseSharedIds([...metrics, ...setMetrics]);
  const clusters = samples.map((sample) => sample.question.group);
  const rounds = setMetrics.length + 1;
  const options = (round: number): SummariseOptions => ({
    clusters,
    resamples,
    seed,
    breathe,
    resampled: (done) => progress(round * resamples + done, rounds * resamples, "resamples"),
  });
  const perQuestion: QuestionOutcomes[] = [];
  for (const [index, sample] of samples.entries()) {
    const pause = breathe();
    if (pause) await pause;
    const outcomes: [string, Outcome][] = [];
    for (const metric of metrics) {
      throwIfAborted(signal);
      outcomes.push([metric.id, await measure(metric, sample, signal)]);
    }
    perQuestion.push({ questionId: sample.question.id, outcomes: Object.fromEntries(outcomes) });
    progress(index + 1, samples.length, "questions");
  }
  const summaries = await summariseOutcomes(
    metrics.map(({ id, version }) => ({
      id,
      version,
      outcomes: perQuestion.map((question) => question.outcomes[id]!),
    })),
    options(0),
  );
  const observed: Evaluation["observations"] = {};
  for (const [index, metric] of setMetrics.entries()) {
    throwIfAborted(signal);
    const observations = samples.map((sample) => observe(metric, sample));
    summaries[metric.id] = await summariseSetMetric({ metric, observations }, options(index + 1));
    observed[metric.id] = observations.map((one) => (one.status === "observed" ? one.observation : null));
  }
  return { perQuestion, summaries, observations: observed };
}

async function measure(metric: Metric, sample: Sample, signal: AbortSignal): Promise<Outcome> {
  try {
    return checkedOutcome(metric, await metric.measure(sample, signal));
  } catch (thrown) {
    throwIfAborted(signal);
    return { status: "failed", reason: `The metric ${metric.id} failed: ${messageOf(thrown)}` };
  }
}

function checkedOutcome({ id }: Metric, given: Outcome): Outcome {
  if (given?.status === "scored" && typeof given.score === "number") {
    if (Number.isFinite(given.score)) return { status: "scored", score: given.score };
    return { status: "failed", reason: `The metric ${id} gave ${given.score}, which is no finite score.` };
  }
  const parsed = Outcome.safeParse(given);
  return parsed.success ? parsed.data : { status: "failed", reason: `The metric ${id} gave no outcome.` };
}

function observe(metric: SetMetric, sample: Sample): SetMetricObservations["observations"][number] {
  try {
    const observation = metric.observe(sample);
    if (observation === undefined) return { status: "not-applicable" };
    return Number.isFinite(observation.predicted)
      ? { status: "observed", observation }
      : { status: "failed" };
  } catch {
    return { status: "failed" };
  }
}

function refuseSharedIds(metrics: readonly { id: string }[]): void {
  const ids = new Set<string>();
  for (const { id } of metrics) {
    if (ids.has(id)) {
      throw new AppError("config.invalid", {
        message: `Two metrics share the id ${id}.`,
        hint: "Give your own metric another id.",
      });
    }
    ids.add(id);
  }
}
