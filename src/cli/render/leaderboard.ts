import { styleText } from "node:util";
import { differingSettings } from "../../app/use-cases/compare-runs.ts";
import type { LeaderboardRow } from "../../app/use-cases/leaderboard.ts";
import type { Run } from "../../contracts/run.ts";
import { count, score, scoreWithInterval, seconds } from "./numbers.ts";
import { table } from "./table.ts";

const shownMetrics = [
  "span-recall@5",
  "ndcg@10",
  "citation-f1",
  "answer-contains-gold",
  "answerability-auroc",
];

/** Runs best first. "≈" marks those whose difference to the best may be nothing. */
export function leaderboardText(
  experiment: string,
  metric: string,
  rows: readonly LeaderboardRow[],
  took: number,
): string {
  const measured = (id: string) => rows.some(({ run }) => (run.metrics[id]?.n ?? 0) > 0);
  const others = shownMetrics.filter((id) => id !== metric && measured(id));
  const varied = variedSettings(rows.map(({ run }) => run));
  const columns = [
    { title: "" },
    ...(varied.length === 0 ? [{ title: "configuration" }] : varied.map(({ title }) => ({ title }))),
    { title: `${metric} [95 %]`, align: "right" as const },
    { title: "to the best [95 %]", align: "right" as const },
    ...others.map((title) => ({ title, align: "right" as const })),
    { title: "retrieval", align: "right" as const },
    { title: "run" },
  ];
  const lines = rows.map(({ run, summary, behindBest, amongBest }, index) => [
    index === 0 ? styleText("green", "best") : amongBest ? styleText("green", "≈") : "",
    ...(varied.length === 0 ? [run.label] : varied.map(({ valueOf }) => valueOf(run))),
    scoreWithInterval(summary),
    behindBest === null || behindBest.difference === null
      ? ""
      : `${score(behindBest.difference)} [${score(behindBest.low)}, ${score(behindBest.high)}]`,
    ...others.map((id) => score(run.metrics[id]?.value ?? null)),
    retrievalLatency(run.stages),
    run.id,
  ]);
  const first = rows[0];
  const stages = rows.flatMap(({ run }) => run.stages);
  const executed = stages.filter(({ cached }) => !cached).length;
  const head = [
    styleText("bold", experiment),
    `${count(rows.length)} configurations`,
    first === undefined
      ? ""
      : `${count(first.summary.n)} questions in ${count(first.summary.clusters)} clusters`,
    `${count(executed)} stages run, ${count(stages.length - executed)} from cache`,
    seconds(took),
  ];
  return [
    head.filter((part) => part !== "").join("  ·  "),
    "",
    table(columns, lines),
    "",
    styleText(
      "dim",
      "≈ cannot be told apart from the best: the interval of the paired difference holds zero.",
    ),
  ].join("\n");
}

interface VariedSetting {
  title: string;
  valueOf(run: Run): string;
}

/** Settings in which the runs differ, titled by their last word where that is enough to tell them apart. */
function variedSettings(runs: readonly Run[]): VariedSetting[] {
  const [first, ...others] = runs;
  if (first === undefined) return [];
  const paths = [...new Set(others.flatMap((run) => differingSettings(first, run).map(({ path }) => path)))];
  const lastWords = paths.map((path) => path.split(".").at(-1) ?? path);
  return paths.map((path, index) => {
    const last = lastWords[index] ?? path;
    const unique = lastWords.filter((word) => word === last).length === 1;
    return { title: unique ? last : path, valueOf: (run) => settingText(run.pipeline, path) };
  });
}

function settingText(pipeline: object, path: string): string {
  const value = path
    .split(".")
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], pipeline);
  return typeof value === "string" ? value : value === undefined ? "–" : JSON.stringify(value);
}

function retrievalLatency(stages: LeaderboardRow["run"]["stages"]): string {
  const milliseconds = stages.find(({ stage }) => stage === "retrieve")?.timings["p50-ms"];
  return milliseconds === undefined ? "–" : `${milliseconds.toFixed(2)} ms`;
}

/** Shape documented in docs/json.md. */
export function leaderboardJson(experiment: string, metric: string, rows: readonly LeaderboardRow[]) {
  return {
    experiment,
    metric,
    runs: rows.map(({ run, behindBest, amongBest }) => ({
      id: run.id,
      label: run.label,
      status: run.status,
      metrics: run.metrics,
      behindBest,
      amongBest,
      stages: run.stages.map(({ stage, key, cached, seconds: took }) => ({
        stage,
        key,
        cached,
        seconds: took,
      })),
    })),
  };
}
