import type { Search, SearchResult } from "../../src/contracts/search.ts";
import { stageNames } from "../../src/contracts/run.ts";
import { runSearch } from "../../src/core/search/run-search.ts";
import { copyCorpus, forgetState } from "../shared/corpora.ts";
import { measureSuccess } from "../shared/measure.ts";
import { number, printRow, printTable, score } from "../shared/report.ts";
import { fromSources } from "../shared/soundings.ts";
import { type Contender, contenders } from "./made-worlds.ts";
import { type MeasuredSpace, measureSpace } from "./measured-space.ts";

/** 108 configurations over 12 chunkings, with embeddings only where they are used. */
const config = `experiment: search
pipeline:
  embed: {embedder: hashing}
  index: {vectors: memory}
vary:
  chunk.strategy: [recursive, structure]
  chunk.size: [300, 600, 1000]
  chunk.overlap: [0, 60]
  retrieve.method: [bm25, context-bm25, hybrid]
  retrieve.k: [2, 5, 10]
`;
const metric = "token-f1";
const seeds = 40;

interface Row {
  corpus: string;
  strategy: string;
  budget: number;
  regret: number;
  worst: number;
  coverage: number | null;
  optimism: number | null;
  evaluations: number;
  seconds: number;
}

/** A real folder: every strategy with many seeds on what the grid measured, and each once from nothing for its time. */
export async function makeRealTable(corpus: string): Promise<void> {
  const folder = copyCorpus(corpus, config);
  const grid = await measureSpace(folder, metric);
  const { space, questions, means, best } = grid;
  const budget = 10 * questions.length;
  const rows: Row[] = [];
  for (const contender of contenders) {
    const results: SearchResult[] = [];
    for (let seed = 1; seed <= seeds; seed++) results.push(await search(grid, contender, budget, seed));
    forgetState(folder);
    const seconds = await coldSeconds(folder, contender, budget);
    rows.push({ corpus, strategy: contender.name, budget, ...figures(grid, results), seconds });
  }
  rows.push({
    corpus,
    strategy: "exhaustive grid",
    budget: space.candidates.length * questions.length,
    regret: 0,
    worst: 0,
    coverage: null,
    optimism: null,
    evaluations: space.candidates.length * questions.length,
    seconds: grid.seconds,
  });
  const sorted = [...means.values()].sort((a, b) => b - a);
  const typical = sorted.reduce((sum, mean) => sum + mean, 0) / sorted.length;
  console.log(
    `\n### ${corpus}: ${space.candidates.length} configurations, ${questions.length} questions about ${new Set(questions.map(({ cluster }) => cluster)).size} sources, ${metric}\n`,
  );
  console.log(
    `On all questions the best configuration has ${score(best)}, the mean one ${score(typical)}, the worst ${score(sorted.at(-1))}.`,
  );
  printTable<Row>(
    [
      { title: "strategy", value: ({ strategy }) => strategy },
      { title: "regret", value: ({ regret }) => regret.toFixed(4).replace(/^0/, "") },
      { title: "worst of the seeds", value: ({ worst }) => worst.toFixed(4).replace(/^0/, "") },
      {
        title: "interval holds the grid's mean",
        value: ({ coverage }) => (coverage === null ? "–" : `${number(100 * coverage)} %`),
      },
      { title: "chosen by − grid's mean", value: ({ optimism }) => score(optimism) },
      { title: "evaluations", value: ({ evaluations }) => number(evaluations) },
      { title: "wall s, cold", value: ({ seconds }) => number(seconds) },
    ],
    rows,
  );
  for (const row of rows) printRow("search", row);
}

function figures(
  { means, best }: MeasuredSpace,
  results: readonly SearchResult[],
): Pick<Row, "regret" | "worst" | "coverage" | "optimism" | "evaluations"> {
  const regrets = results.map(({ winner }) => best - means.get(winner)!);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const covered = results.filter(({ winner, confirmed, optimistic }) => {
    const shown = confirmed ?? optimistic;
    const truth = means.get(winner)!;
    return shown?.low != null && shown.high !== null && shown.low <= truth && truth <= shown.high;
  });
  return {
    regret: mean(regrets),
    worst: Math.max(...regrets),
    coverage: covered.length / results.length,
    optimism: mean(results.map(({ winner, optimistic }) => optimistic!.mean - means.get(winner)!)),
    evaluations: mean(results.map(({ spent }) => spent)),
  };
}

async function search(
  { space, questions, baseline, evaluate, retrieve }: MeasuredSpace,
  { strategy, confirm }: Contender,
  budget: number,
  seed: number,
): Promise<SearchResult> {
  const options = { strategy, budget, seed, lowerIsBetter: false, stages: stageNames, jobs: 1, confirm };
  const events = runSearch(space, questions, confirm ? { ...options, baseline } : options, {
    evaluate,
    retrieve,
  });
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
  }
}

/** The whole command, from a folder without stored results. */
async function coldSeconds(folder: string, { strategy }: Contender, budget: number): Promise<number> {
  const words = ["sweep", "--search", "-C", folder, "--json", "--metric", metric, "--strategy", strategy];
  const measured = await measureSuccess([fromSources, ...words, "--budget", `${budget}questions`]);
  const { search: found } = JSON.parse(measured.stdout) as { search: Search };
  if (found.result === null || found.result.spent > budget) {
    throw new Error(`${strategy} ended with ${found.status} and spent ${found.result?.spent} of ${budget}.`);
  }
  return measured.wallSeconds;
}
