import type { SearchResult, SearchStrategy } from "../../src/contracts/search.ts";
import { runSearch } from "../../src/core/search/run-search.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";
import { makeWorld, type World, type WorldShape } from "./made-world.ts";

/** A strategy as it is measured. Ours holds questions back to confirm its winner by; the others choose by all of them, as usual. */
export interface Contender {
  name: string;
  strategy: SearchStrategy;
  confirm: boolean;
}

export const contenders: readonly Contender[] = [
  { name: "screen-race-confirm", strategy: "screen-race-confirm", confirm: true },
  { name: "random", strategy: "random", confirm: false },
  { name: "greedy, model first", strategy: "greedy", confirm: false },
  { name: "greedy, pipeline order", strategy: "greedy-pipeline", confirm: false },
];

export interface StrategyFigures {
  name: string;
  interaction: number;
  /** Mean over worlds of the best true quality less the chosen one's. */
  regret: number;
  /** Standard error of the difference to random search's, over the same worlds. */
  standardError: number;
  /** Share of worlds in which the reported 95 % interval holds the winner's true quality. */
  coverage: number;
  medianWidth: number;
  /** Mean of the reported score less the true quality, and the same for the score the winner was chosen by. */
  bias: number;
  optimism: number;
  meanEvaluations: number;
  mostEvaluations: number;
}

/** Every contender in the same worlds, all at the same budget. */
export async function measureWorlds(
  shape: WorldShape,
  budget: number,
  worlds: number,
): Promise<StrategyFigures[]> {
  const found = new Map<string, { world: World; result: SearchResult }[]>(
    contenders.map(({ name }) => [name, []]),
  );
  for (let number = 0; number < worlds; number++) {
    const world = makeWorld(shape, seededRandom(number + 1));
    for (const contender of contenders) {
      const result = await search(world, contender, budget, number);
      if (result.spent > budget) throw new Error(`${contender.name} spent ${result.spent} of ${budget}.`);
      found.get(contender.name)!.push({ world, result });
    }
  }
  const random = found.get("random")!.map(regretOf);
  return contenders.map(({ name }) => figures(name, shape.interaction, found.get(name)!, random));
}

async function search(
  world: World,
  { strategy, confirm }: Contender,
  budget: number,
  number: number,
): Promise<SearchResult> {
  const events = runSearch(
    world.space,
    world.questions,
    {
      strategy,
      budget,
      seed: number,
      lowerIsBetter: false,
      stages: ["chunk", "embed", "retrieve", "answer"],
      jobs: 1,
      confirm,
    },
    {
      evaluate: async (candidate, questions) => ({
        status: "measured",
        measured: world.measure(candidate, questions),
      }),
    },
  );
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
  }
}

function figures(
  name: string,
  interaction: number,
  found: readonly { world: World; result: SearchResult }[],
  random: readonly number[],
): StrategyFigures {
  const regrets = found.map(regretOf);
  const differences = regrets.map((regret, number) => regret - random[number]!);
  const middle = mean(differences);
  const reported = found.flatMap(({ world, result }) => {
    const score = result.confirmed ?? result.optimistic;
    if (score === null || score.low === null || score.high === null) return [];
    const truth = world.quality.get(result.winner)!;
    const { low, high } = score;
    return [{ covers: low <= truth && truth <= high, width: high - low, error: score.mean - truth }];
  });
  return {
    name,
    interaction,
    regret: mean(regrets),
    standardError: Math.sqrt(mean(differences.map((one) => (one - middle) ** 2)) / differences.length),
    coverage: reported.filter(({ covers }) => covers).length / found.length,
    medianWidth: reported.map(({ width }) => width).sort((a, b) => a - b)[reported.length >> 1]!,
    bias: mean(reported.map(({ error }) => error)),
    optimism: mean(
      found.map(({ world, result }) => result.optimistic!.mean - world.quality.get(result.winner)!),
    ),
    meanEvaluations: mean(found.map(({ result }) => result.spent)),
    mostEvaluations: Math.max(...found.map(({ result }) => result.spent)),
  };
}

function regretOf({ world, result }: { world: World; result: SearchResult }): number {
  return world.best - world.quality.get(result.winner)!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
