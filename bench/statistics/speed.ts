import { bracketRuns } from "../../src/core/comparison/bracket-runs.ts";
import { compareMetric } from "../../src/core/comparison/compare-metric.ts";
import { compareWithBaseline } from "../../src/core/comparison/compare-with-baseline.ts";
import { pairScores } from "../../src/core/comparison/paired-scores.ts";
import { decodeEvaluationColumns, evaluationCodec } from "../../src/core/evaluation/evaluation-codec.ts";
import { bootstrapMeans, seededDraws, sumByCluster } from "../../src/core/statistics/cluster-bootstrap.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";
import { studentisedBootstrap } from "../../src/core/statistics/studentised-bootstrap.ts";
import { number, printRow, printTable } from "../shared/report.ts";

interface Timed {
  what: string;
  milliseconds: number;
}

const noPause = () => undefined;
const questions = 1000;
const clusters = 200;
const runs = 100;
const metrics = 12;

/** What a person waits for, medians of five. */
export async function printSpeed(): Promise<void> {
  const random = seededRandom(1);
  const values = Float64Array.from({ length: questions }, () => random.uniform() - 0.5);
  const clusterOf = Uint32Array.from(values, (_, question) => question % clusters);
  const sample = { values, clusterOf, clusters };
  const rows: Timed[] = [
    await timed("10,000 cluster-bootstrap replicates of a mean", () =>
      bootstrapMeans([sumByCluster(values, clusterOf, clusters)], {
        resamples: 10_000,
        drawsFor: seededDraws(1),
        breathe: noPause,
      }),
    ),
    await timed("10,000 studentised replicates", () =>
      studentisedBootstrap(sample, {
        random: seededRandom(1),
        resamples: 10_000,
        confidence: 0.95,
        breathe: noPause,
      }),
    ),
  ];
  const stored = Array.from({ length: runs }, madeEvaluation);
  const before = process.memoryUsage().rss;
  rows.push(
    await timed(`${runs} runs x ${questions} questions x ${metrics} metrics: read, compare, bracket`, () =>
      compareAll(stored),
    ),
  );
  const grown = (process.memoryUsage().rss - before) / 1e6;
  console.log(`### Speed: ${questions} questions in ${clusters} clusters`);
  printTable(
    [
      { title: "what", value: ({ what }: Timed) => what },
      { title: "ms", value: ({ milliseconds }: Timed) => number(milliseconds) },
    ],
    rows,
  );
  const peak = process.resourceUsage().maxRSS / 1e3;
  console.log(`Peak memory of the process ${number(peak)} MB, ${number(grown)} MB of it for the comparison.`);
  for (const row of rows) printRow("statistics-speed", { ...row, peakMegabytes: peak });

  function madeEvaluation(): Uint8Array {
    const perQuestion = Array.from({ length: questions }, (_, question) => ({
      questionId: `q${question}`,
      outcomes: Object.fromEntries(
        Array.from({ length: metrics }, (_, metric) => [
          `metric-${metric}`,
          { status: "scored" as const, score: random.uniform() },
        ]),
      ),
    }));
    return evaluationCodec().encode({ perQuestion, summaries: {}, observations: {} });
  }
}

/** As a leaderboard does, for every metric: paired differences, verdicts, corrected intervals, brackets of all pairs. */
async function compareAll(stored: readonly Uint8Array[]): Promise<void> {
  const evaluations = stored.map(decodeEvaluationColumns);
  const places = Uint32Array.from({ length: questions }, (_, question) => question);
  const clusterOf = places.map((question) => question % clusters);
  const common = { first: places, second: places, clusterOf };
  for (let metric = 0; metric < metrics; metric++) {
    const columns = evaluations.map((evaluation) => evaluation.columns.get(`metric-${metric}`)!);
    const by = { metric: `metric-${metric}`, lowerIsBetter: false, margin: 0.02 };
    for (const column of columns.slice(1)) {
      compareMetric(pairScores(columns[0]!, column, common), by, { first: "A", second: "B" });
    }
    const table = { scores: columns.map(({ scores }) => scores), clusterOf };
    const options = { seed: 1, resamples: 1000, breathe: noPause };
    await compareWithBaseline(table, 0, options);
    await bracketRuns(table, options);
  }
}

async function timed(what: string, work: () => Promise<unknown>): Promise<Timed> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return { what, milliseconds: times.sort((a, b) => a - b)[2]! };
}
