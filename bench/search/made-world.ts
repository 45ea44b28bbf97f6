import type { Random } from "../../src/core/statistics/random.ts";
import type { Measured } from "../../src/core/search/scoreboard.ts";
import type { SearchQuestion } from "../../src/core/search/search-question.ts";
import type { Candidate, SearchSpace } from "../../src/core/search/search-space.ts";

// Worlds with the shape of the RAG configuration space of IBM's study (arXiv 2505.03452): 162 configurations whose true
// qualities are known, so that a search can be judged by what it truly lost.

export interface WorldShape {
  /** Standard deviation of what a configuration has beyond the sum of its settings. */
  interaction: number;
  questions: number;
  questionsPerCluster: number;
  /** Share of both kinds of noise that the questions of a cluster have in common. */
  clusterShare: number;
}

export interface World {
  space: SearchSpace;
  questions: SearchQuestion[];
  /** True mean score of each candidate, by id. */
  quality: ReadonlyMap<string, number>;
  best: number;
  measure(candidate: Candidate, questions: readonly SearchQuestion[]): Measured[];
}

const factors = [
  { name: "model", stage: "answer", levels: 3, deviation: 0.05 },
  { name: "embedder", stage: "embed", levels: 3, deviation: 0.025 },
  { name: "top-k", stage: "retrieve", levels: 3, deviation: 0.02 },
  { name: "chunk-size", stage: "chunk", levels: 3, deviation: 0.015 },
  { name: "chunk-overlap", stage: "chunk", levels: 2, deviation: 0.005 },
];
const difficulty = 0.3;
const noise = 0.28;

export function makeWorld(shape: WorldShape, random: Random): World {
  const space = makeSpace();
  const normal = normalDraws(random);
  const effects = factors.map(({ levels, deviation }) =>
    Array.from({ length: levels }, () => deviation * normal()),
  );
  const quality = new Map(
    space.candidates.map(({ id, levels }) => [
      id,
      0.5 +
        levels.reduce((sum, level, factor) => sum + effects[factor]![level]!, 0) +
        shape.interaction * normal(),
    ]),
  );
  const questions: SearchQuestion[] = Array.from({ length: shape.questions }, (_, number) => ({
    id: `q${number}`,
    cluster: `c${Math.floor(number / shape.questionsPerCluster)}`,
    strata: [],
  }));
  const common = Math.sqrt(shape.clusterShare);
  const alone = Math.sqrt(1 - shape.clusterShare);
  const ofClusters = new Map(questions.map(({ cluster }) => [cluster, difficulty * common * normal()]));
  const hardness = new Map(
    questions.map(({ id, cluster }) => [id, ofClusters.get(cluster)! + difficulty * alone * normal()]),
  );
  // Drawn for all at once: what a question gives does not depend on who asks it first.
  const scores = new Map(
    space.candidates.map(({ id }) => {
      const shared = new Map([...ofClusters.keys()].map((cluster) => [cluster, noise * common * normal()]));
      const row = questions.map(
        (question) =>
          quality.get(id)! +
          hardness.get(question.id)! +
          shared.get(question.cluster)! +
          noise * alone * normal(),
      );
      return [id, row];
    }),
  );
  const numbers = new Map(questions.map(({ id }, number) => [id, number]));
  return {
    space,
    questions,
    quality,
    best: Math.max(...quality.values()),
    measure: (candidate, asked) =>
      asked.map(({ id }) => ({
        outcome: { status: "scored", score: scores.get(candidate.id)![numbers.get(id)!]! },
      })),
  };
}

function makeSpace(): SearchSpace {
  const combinations = factors.reduce<number[][]>(
    (rows, { levels }) =>
      rows.flatMap((row) => Array.from({ length: levels }, (_, level) => [...row, level])),
    [[]],
  );
  return {
    factors: factors.map(({ name, stage, levels }) => ({
      name,
      stage,
      levels: Array.from({ length: levels }, (_, level) => String(level)),
    })),
    candidates: combinations.map((levels) => {
      const [, embedder, topK, size, overlap] = levels;
      const index = `${embedder} ${size} ${overlap}`;
      return { id: levels.join("-"), levels, index, retrieval: `${index} ${topK}` };
    }),
  };
}

/** Box and Muller. */
export function normalDraws(random: Random): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
    const angle = 2 * Math.PI * random.uniform();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
