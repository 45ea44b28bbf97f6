import type { Outcome } from "../../contracts/outcome.ts";
import type { SearchEvent, SearchResult } from "../../contracts/search.ts";
import { seededRandom } from "../statistics/random.ts";
import type { Measured } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import type { Evaluate } from "./search-run.ts";
import type { Candidate, SearchSpace } from "./search-space.ts";

/** Every combination of so many levels; the first factor belongs to the index, the second to retrieval, others to the answer. */
export function spaceOf(...levels: number[]): SearchSpace {
  const rows = levels.reduce<number[][]>(
    (sofar, count) => sofar.flatMap((row) => Array.from({ length: count }, (_, level) => [...row, level])),
    [[]],
  );
  return {
    factors: levels.map((count, factor) => ({
      name: `f${factor}`,
      stage: ["chunk", "retrieve", "answer"][Math.min(factor, 2)]!,
      levels: Array.from({ length: count }, (_, level) => String(level)),
    })),
    candidates: rows.map((row) => ({
      id: row.join("-"),
      levels: row,
      index: String(row[0]),
      retrieval: row.slice(0, 2).join("-"),
    })),
  };
}

export function questionsOfClusters(...sizes: number[]): SearchQuestion[] {
  return sizes.flatMap((size, cluster) =>
    Array.from({ length: size }, (_, number) => ({
      id: `q${cluster}.${number}`,
      cluster: `c${cluster}`,
      strata: [number % 2 === 0 ? "even" : "odd"],
    })),
  );
}

/** Scores of questions of unlike difficulty with a little noise: the same whenever they are asked for. */
export function evaluateBy(qualityOf: (candidate: Candidate) => number, noise = 0.05): Evaluate {
  return async (candidate, questions) => ({
    status: "measured",
    measured: questions.map(({ id }) =>
      scored(qualityOf(candidate) + difficultyOf(id) + noise * chance(`${candidate.id} ${id}`)),
    ),
  });
}

export function scored(score: number): Measured {
  return { outcome: { status: "scored", score } satisfies Outcome };
}

/** All events, and what the search returned. */
export async function collected(
  events: AsyncGenerator<SearchEvent, SearchResult>,
): Promise<{ events: SearchEvent[]; result: SearchResult }> {
  const all: SearchEvent[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done === true) return { events: all, result: next.value };
    all.push(next.value);
  }
}

function difficultyOf(id: string): number {
  return 0.3 * chance(id);
}

/** From -1 to 1, decided by the text. */
function chance(text: string): number {
  let seed = 7;
  for (const character of text) seed = (seed * 31 + character.charCodeAt(0)) % 1_000_003;
  return 2 * seededRandom(seed).uniform() - 1;
}
