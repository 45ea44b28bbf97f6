import type { Observation } from "./effects-model.ts";
import type { Scoreboard } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { Candidate } from "./search-space.ts";

/** Candidates that went through the same questions at the same point of a search. */
export interface Batch {
  candidates: readonly Candidate[];
  questions: readonly SearchQuestion[];
}

/** How candidates of one batch do on its questions, less what questions differ in for all of them. */
export interface BatchDeviations {
  candidates: Candidate[];
  /** By candidate: mean deviation, and of how many questions. */
  means: number[];
  counts: number[];
  /**
   * By cluster and candidate what is left of the deviations beside the candidate's mean, scaled so that the mean of their
   * squares over clusters estimates the variance of one question (CR2: Bell and McCaffrey 2002), so that questions of one
   * cluster count together.
   */
  clusters: Float64Array[];
  /** Standard deviation of one question's deviation, pooled over candidates. */
  scale: number;
}

/** Undefined where fewer than two candidates were scored on the same question. */
export function deviationsOf(
  { candidates, questions }: Batch,
  board: Scoreboard,
): BatchDeviations | undefined {
  const middles = middlesOf(candidates, questions, board);
  const names = [...new Set([...middles.keys()].map(({ cluster }) => cluster))];
  const rows = candidates.flatMap((candidate) => {
    const sums = new Float64Array(names.length);
    const counts = new Float64Array(names.length);
    for (const [question, middle] of middles) {
      const value = board.value(candidate.id, question);
      if (value === undefined) continue;
      const cluster = names.indexOf(question.cluster);
      sums[cluster]! += value - middle;
      counts[cluster]! += 1;
    }
    const count = counts.reduce((sum, one) => sum + one, 0);
    const mean = sums.reduce((sum, one) => sum + one, 0) / count;
    return count === 0 ? [] : [{ candidate, sums, counts, count, mean }];
  });
  if (rows.length < 2) return undefined;
  // The middle holds a part of every candidate's own noise.
  const share = rows.length / (rows.length - 1);
  const clusters = names.map((_, cluster) =>
    Float64Array.from(rows, ({ sums, counts, count, mean }) => {
      const size = counts[cluster]!;
      // All of a candidate's questions are of this cluster: nothing is left beside their mean.
      if (size === count || size === 0) return 0;
      const residual = sums[cluster]! - size * mean;
      return residual * Math.sqrt((share * names.length) / (count * (1 - size / count)));
    }),
  );
  const means = rows.map(({ mean }) => mean);
  return {
    candidates: rows.map(({ candidate }) => candidate),
    means,
    counts: rows.map(({ count }) => count),
    clusters,
    scale: scaleOf(clusters, means),
  };
}

/** One observation for each candidate of each batch. */
export function observationsOf(batches: readonly BatchDeviations[]): Observation[] {
  return batches.flatMap(({ candidates, means, counts }, batch) =>
    candidates.map((candidate, row) => ({
      candidate,
      batch,
      value: means[row]!,
      questions: counts[row]!,
    })),
  );
}

/** The mean over candidates of each question that at least two of them scored. */
function middlesOf(
  candidates: readonly Candidate[],
  questions: readonly SearchQuestion[],
  board: Scoreboard,
): Map<SearchQuestion, number> {
  const middles = new Map<SearchQuestion, number>();
  for (const question of questions) {
    const values = candidates.flatMap(({ id }) => board.value(id, question) ?? []);
    if (values.length < 2) continue;
    middles.set(question, values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  return middles;
}

function scaleOf(clusters: readonly Float64Array[], means: readonly number[]): number {
  const largest = Math.max(...means.map(Math.abs), Number.EPSILON);
  const residuals = clusters.flatMap((cluster) => [...cluster]);
  const squares = residuals.reduce((sum, one) => sum + one * one, 0);
  // With one cluster only, a mean is taken to be as uncertain as the candidates differ.
  if (clusters.length < 2) return largest;
  return Math.max(Math.sqrt(squares / residuals.length), 1e-3 * largest);
}
