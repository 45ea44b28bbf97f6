import type { Search, SearchResult } from "../../src/contracts/search.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";
import { shuffled } from "../../src/core/search/shuffled.ts";
import type { SearchQuestion } from "../../src/core/search/search-question.ts";
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
  /** By the grid's means over all questions. The others choose by these very questions, ours by two thirds of them. */
  regret: number;
  worst: number;
  coverage: number | null;
  /** Searched by the questions about half of the sources, judged by those about the other half: what a person gets. */
  unseenRegret: number;
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
    const unseen: number[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      results.push(await search(grid, questions, contender, budget, seed));
      const { chosenBy, judgedBy } = halves(questions, seed);
      const half = await search(grid, chosenBy, contender, 10 * chosenBy.length, seed);
      unseen.push(regretOn(grid, judgedBy, half.winner));
    }
    forgetState(folder);
    const seconds = await coldSeconds(folder, contender, budget);
    const unseenRegret = meanOf(unseen);
    rows.push({ corpus, strategy: contender.name, budget, ...figures(grid, results), unseenRegret, seconds });
  }
  const whole = space.candidates.length * questions.length;
  const bySeed = Array.from({ length: seeds }, (_, index) => halves(questions, index + 1));
  rows.push({
    corpus,
    strategy: "exhaustive grid",
    budget: whole,
    regret: 0,
    worst: 0,
    coverage: null,
    unseenRegret: meanOf(
      bySeed.map(({ chosenBy, judgedBy }) => regretOn(grid, judgedBy, bestOn(grid, chosenBy))),
    ),
    evaluations: whole,
    seconds: grid.seconds,
  });
  rows.push({
    corpus,
    strategy: "any configuration",
    budget: 0,
    regret: meanOf([...means.values()].map((mean) => best - mean)),
    worst: best - Math.min(...means.values()),
    coverage: null,
    unseenRegret: meanOf(
      bySeed.map(({ judgedBy }) => meanOf(space.candidates.map(({ id }) => regretOn(grid, judgedBy, id)))),
    ),
    evaluations: 0,
    seconds: 0,
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
      {
        title: "regret on unseen sources",
        value: ({ unseenRegret }) => unseenRegret.toFixed(4).replace(/^0/, ""),
      },
      { title: "evaluations", value: ({ evaluations }) => number(evaluations) },
      { title: "wall s, cold", value: ({ seconds }) => number(seconds) },
    ],
    rows,
  );
  console.log(
    "Random and greedy choose by all the questions that regret is told by, so they see no noise there; screen-race-confirm keeps a third back to confirm by. On unseen sources all are judged by questions that none of them saw.",
  );
  for (const row of rows) printRow("search", row);
}

function figures(
  { means, best }: MeasuredSpace,
  results: readonly SearchResult[],
): Pick<Row, "regret" | "worst" | "coverage" | "evaluations"> {
  const regrets = results.map(({ winner }) => best - means.get(winner)!);
  const covered = results.filter(({ winner, confirmed, optimistic }) => {
    const shown = confirmed ?? optimistic;
    const truth = means.get(winner)!;
    return shown?.low != null && shown.high !== null && shown.low <= truth && truth <= shown.high;
  });
  return {
    regret: meanOf(regrets),
    worst: Math.max(...regrets),
    coverage: covered.length / results.length,
    evaluations: meanOf(results.map(({ spent }) => spent)),
  };
}

/** Whole sources, so that the one half tells nothing of the other but what holds everywhere. */
function halves(
  questions: readonly SearchQuestion[],
  seed: number,
): { chosenBy: SearchQuestion[]; judgedBy: SearchQuestion[] } {
  const clusters = shuffled([...new Set(questions.map(({ cluster }) => cluster))], seededRandom(seed));
  const first = new Set(clusters.slice(0, clusters.length >> 1));
  return {
    chosenBy: questions.filter(({ cluster }) => first.has(cluster)),
    judgedBy: questions.filter(({ cluster }) => !first.has(cluster)),
  };
}

function bestOn({ space, meanOn }: MeasuredSpace, questions: readonly SearchQuestion[]): string {
  const means = space.candidates.map(({ id }) => meanOn(id, questions));
  return space.candidates[means.indexOf(Math.max(...means))]!.id;
}

function regretOn(grid: MeasuredSpace, questions: readonly SearchQuestion[], chosen: string): number {
  return grid.meanOn(bestOn(grid, questions), questions) - grid.meanOn(chosen, questions);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function search(
  { space, baseline, evaluate, retrieve }: MeasuredSpace,
  questions: readonly SearchQuestion[],
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
