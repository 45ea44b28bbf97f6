import type { SearchEvent } from "../../contracts/search.ts";
import { meanOf } from "../statistics/clustered-values.ts";
import { valuesOf } from "./scoreboard.ts";
import type { SearchQuestion } from "./search-question.ts";
import { measureBatch, type SearchRun } from "./search-run.ts";
import type { Candidate, Factor } from "./search-space.ts";
import { shuffled } from "./shuffled.ts";

// What others search by, to compare with: each chooses by plain means on one set of questions.

/** As many candidates, drawn at random, as the budget measures. Returns the best two of them. */
export async function* randomSearch(
  run: SearchRun,
  questions: readonly SearchQuestion[],
  budget: number,
): AsyncGenerator<SearchEvent, Candidate[]> {
  const count = Math.floor(budget / questions.length);
  const drawn = shuffled(run.space.candidates, run.random).slice(0, count);
  return bestTwo(run, yield* measureBatch(run, "screen", drawn, questions), questions);
}

/** Every candidate. Returns the best two of them. */
export async function* gridSearch(
  run: SearchRun,
  questions: readonly SearchQuestion[],
): AsyncGenerator<SearchEvent, Candidate[]> {
  return bestTwo(run, yield* measureBatch(run, "screen", run.space.candidates, questions), questions);
}

/** One factor after another, the others held: the best level of each stays. */
export async function* greedySearch(
  run: SearchRun,
  questions: readonly SearchQuestion[],
  order: readonly number[],
): AsyncGenerator<SearchEvent, Candidate[]> {
  const start = run.baseline ?? run.space.candidates[0]!;
  const measured = new Set<Candidate>();
  let current = start;
  for (const factor of order) {
    const tried = run.space.factors[factor]!.levels.flatMap(
      (_, level) => neighbour(run.space.candidates, current, factor, level) ?? [],
    );
    const fresh = [...new Set([current, ...tried])].filter((candidate) => !measured.has(candidate));
    if (run.spent + fresh.length * questions.length > run.budget) break;
    const able = yield* measureBatch(run, "screen", fresh, questions);
    for (const candidate of able) measured.add(candidate);
    const alternatives = [current, ...tried].filter((candidate) => measured.has(candidate));
    current = bestTwo(run, alternatives, questions)[0] ?? current;
  }
  const runnerUp = bestTwo(run, [...measured], questions).find((candidate) => candidate !== current);
  if (!measured.has(current)) return runnerUp === undefined ? [] : [runnerUp];
  return runnerUp === undefined ? [current] : [current, runnerUp];
}

/** Factors in the order of the pipeline's stages, or against it: then what answers comes first. */
export function factorOrder(
  factors: readonly Factor[],
  stages: readonly string[],
  order: "model-first" | "pipeline",
): number[] {
  const sign = order === "pipeline" ? 1 : -1;
  const placeOf = (factor: number) => stages.indexOf(factors[factor]!.stage);
  return factors.map((_, factor) => factor).sort((a, b) => sign * (placeOf(a) - placeOf(b)));
}

/** The candidate that differs in one factor only; settings that play no part on either side do not count. */
function neighbour(
  candidates: readonly Candidate[],
  from: Candidate,
  factor: number,
  level: number,
): Candidate | undefined {
  return candidates.find(({ levels }) =>
    levels.every((other, at) =>
      at === factor ? other === level : other === from.levels[at] || other < 0 || from.levels[at]! < 0,
    ),
  );
}

function bestTwo(
  run: SearchRun,
  candidates: readonly Candidate[],
  questions: readonly SearchQuestion[],
): Candidate[] {
  const scored = candidates.flatMap((candidate) => {
    const { values } = valuesOf(run.board, candidate.id, questions);
    return values.length === 0 ? [] : [{ candidate, mean: meanOf(values) }];
  });
  return scored
    .sort((a, b) => b.mean - a.mean)
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}
