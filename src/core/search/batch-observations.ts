import type { Observation } from "./effects-model.ts";
import type { Scoreboard } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { Candidate } from "./search-space.ts";

/** Candidates that went through the same questions at the same point of a search. */
export interface Batch {
  candidates: readonly Candidate[];
  questions: readonly SearchQuestion[];
}

interface Deviations {
  candidate: Candidate;
  batch: number;
  /** Sum and count by cluster. */
  clusters: Map<string, { sum: number; count: number }>;
  count: number;
  mean: number;
  /** How many candidates the middle is of. */
  among: number;
}

/**
 * Each candidate's mean deviation from the batch, question by question: what questions differ in cancels out. The noise of
 * one question is pooled over all candidates: CR2 variance of each mean, so that questions of one cluster count together.
 */
export function observationsOf(batches: readonly Batch[], board: Scoreboard): Observation[] {
  const all = batches.flatMap((batch, number) => deviationsOf(batch, number, board));
  const noise = pooledNoise(all);
  return all.map(({ candidate, batch, mean, count }) => ({
    candidate,
    batch,
    value: mean,
    noise: noise / count,
  }));
}

function deviationsOf({ candidates, questions }: Batch, batch: number, board: Scoreboard): Deviations[] {
  const middles = new Map<SearchQuestion, number>();
  for (const question of questions) {
    const values = candidates.flatMap(({ id }) => board.value(id, question) ?? []);
    // What a single candidate scored says nothing of differences.
    if (values.length >= 2) {
      middles.set(question, values.reduce((sum, value) => sum + value, 0) / values.length);
    }
  }
  return candidates.flatMap((candidate) => {
    const clusters: Deviations["clusters"] = new Map();
    let sum = 0;
    let count = 0;
    for (const [question, middle] of middles) {
      const value = board.value(candidate.id, question);
      if (value === undefined) continue;
      const totals = clusters.get(question.cluster) ?? { sum: 0, count: 0 };
      totals.sum += value - middle;
      totals.count += 1;
      clusters.set(question.cluster, totals);
      sum += value - middle;
      count += 1;
    }
    return count === 0
      ? []
      : [{ candidate, batch, clusters, count, mean: sum / count, among: candidates.length }];
  });
}

/** Variance that a single question's deviation adds to a mean, clusters allowed for; tiny where nothing varies. */
function pooledNoise(all: readonly Deviations[]): number {
  let sum = 0;
  let parts = 0;
  for (const { clusters, count, mean, among } of all) {
    if (clusters.size < 2) continue;
    let variance = 0;
    for (const { sum: total, count: size } of clusters.values()) {
      variance += (total - size * mean) ** 2 / (1 - size / count);
    }
    // The middle holds a part of every candidate's own noise.
    sum += (variance / count) * (among / (among - 1));
    parts += 1;
  }
  const largest = all.reduce((most, { mean }) => Math.max(most, mean * mean), 0);
  // With one cluster only, a mean is taken to be as uncertain as the candidates differ.
  const noise = parts > 0 ? sum / parts : largest;
  return Math.max(noise, 1e-6 * largest, Number.EPSILON);
}
