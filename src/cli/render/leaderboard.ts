import { styleText } from "node:util";
import { varyingSettings } from "../../app/differing-settings.ts";
import type { Leaderboard, LeaderboardRow } from "../../app/use-cases/leaderboard.ts";
import type { Run } from "../../contracts/run.ts";
import { intervalText } from "../../contracts/score-text.ts";
import { count } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { usdText } from "../../contracts/usd-text.ts";
import { bytes, difference as differenceText, score, scoreWithInterval } from "./numbers.ts";
import { table } from "./table.ts";

const shownMetrics = [
  "span-recall@5",
  "ndcg@10",
  "citation-f1",
  "answer-contains-gold",
  "answerability-auroc",
];

/** Runs best first, against the baseline, with those that cannot be told apart under one letter. */
export function leaderboardText(experiment: string, board: Leaderboard, took?: number): string {
  const { metric, rows, baseline, brackets, notices } = board;
  const measured = (id: string) => rows.some(({ run }) => (run.metrics[id]?.n ?? 0) > 0);
  const others = shownMetrics.filter((id) => id !== metric && measured(id));
  const varied = variedSettings(rows.map(({ run }) => run));
  const many = rows.length > 1;
  const isPriced = rows.some(({ costs }) => costs.usdPerThousandQuestions !== 0);
  const columns = [
    { title: "" },
    ...(brackets.length > 0 && many ? [{ title: "alike" }] : []),
    ...(varied.length === 0 ? [{ title: "configuration" }] : varied.map(({ title }) => ({ title }))),
    { title: `${metric} [95 %]`, align: "right" as const },
    ...(many ? [{ title: "to the baseline [95 %]", align: "right" as const }, { title: "" }] : []),
    ...others.map((title) => ({ title, align: "right" as const })),
    { title: "latency", align: "right" as const },
    { title: "index", align: "right" as const },
    ...(isPriced ? [{ title: "$ / 1,000 questions", align: "right" as const }] : []),
    { title: "run" },
  ];
  const lines = rows.map((row, index) => {
    const { run, summary, onFront } = row;
    const { latencyMs, indexBytes, usdPerThousandQuestions } = row.costs;
    return [
      [index === 0 ? styleText("green", "best") : "", onFront && many ? "◆" : ""].join(" ").trim(),
      ...(brackets.length > 0 && many ? [lettersOf(index, brackets)] : []),
      ...(varied.length === 0 ? [run.label] : varied.map(({ valueOf }) => valueOf(run))),
      scoreWithInterval(summary),
      ...(many ? [toBaseline(row), run === baseline ? "baseline" : standingText(row)] : []),
      ...others.map((id) => score(run.metrics[id]?.value ?? null)),
      latencyMs === null ? "–" : `${latencyMs.toFixed(2)} ms`,
      indexBytes === null ? "–" : bytes(indexBytes),
      ...(isPriced ? [usdPerThousandQuestions === null ? "unknown" : usdText(usdPerThousandQuestions)] : []),
      run.id,
    ];
  });
  const first = rows[0];
  const stages = rows.flatMap(({ run }) => run.stages);
  const executed = stages.filter(({ cached }) => !cached).length;
  const head = [
    styleText("bold", experiment),
    `${count(rows.length)} configurations`,
    first === undefined
      ? ""
      : `${count(first.summary.n)} questions in ${count(first.summary.clusters)} clusters`,
    ...(took === undefined
      ? []
      : [`${count(executed)} stages run, ${count(stages.length - executed)} from cache`, seconds(took)]),
  ];
  return [
    head.filter((part) => part !== "").join("  ·  "),
    "",
    table(columns, lines),
    ...(many ? ["", ...legend(board)] : []),
    ...notices.map((notice) => styleText("yellow", notice)),
  ].join("\n");
}

function legend({ brackets }: Leaderboard): string[] {
  return [
    ...(brackets.length > 0
      ? [
          "alike: runs that share a letter cannot be told apart when every pair of runs is tested, which asks more than the tests against the baseline alone.",
        ]
      : []),
    "to the baseline: the intervals hold for all rows at once.",
    "◆ no other run is better in quality, latency, index size or price without being worse in another; costs within a tenth, and latencies below half a millisecond, count as equal.",
  ].map((line) => styleText("dim", line));
}

function toBaseline({ againstBaseline: difference }: LeaderboardRow): string {
  if (difference === null || difference.difference === null) return "";
  const text = differenceText(difference.difference);
  return difference.low === null ? text : `${text} ${intervalText(difference.low, difference.high)}`;
}

function standingText({ againstBaseline }: LeaderboardRow): string {
  switch (againstBaseline?.standing) {
    case "better":
      return styleText("green", "better");
    case "worse":
      return styleText("red", "worse");
    case "inconclusive":
      return styleText("dim", "cannot say");
    case "none":
      return styleText("dim", againstBaseline.difference === 0 ? "the same" : "no verdict");
    case undefined:
      return styleText("dim", "not comparable");
  }
}

/** "a", "ab", "b": one letter a bracket, numbers beyond the alphabet. */
function lettersOf(place: number, brackets: Leaderboard["brackets"]): string {
  return brackets
    .flatMap(({ first, last }, index) => (first <= place && place <= last ? [letterOf(index)] : []))
    .join("");
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCodePoint(0x61 + index) : `(${index + 1})`;
}

interface VariedSetting {
  title: string;
  valueOf(run: Run): string;
}

/** Settings in which the runs differ, titled by their last word where that is enough to tell them apart. */
function variedSettings(runs: readonly Run[]): VariedSetting[] {
  const { paths } = varyingSettings(runs);
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

/** Shape documented in docs/json.md. */
export function leaderboardJson(experiment: string, board: Leaderboard) {
  const { metric, rows, baseline, brackets, notices } = board;
  return {
    experiment,
    metric,
    baseline: baseline?.id ?? null,
    brackets: brackets.map(({ first, last }) => rows.slice(first, last + 1).map(({ run }) => run.id)),
    notices,
    runs: rows.map(({ run, behindBest, amongBest, againstBaseline, costs, onFront }) => ({
      id: run.id,
      label: run.label,
      status: run.status,
      metrics: run.metrics,
      behindBest,
      amongBest,
      againstBaseline,
      onFront,
      ...costs,
      stages: run.stages.map(({ stage, key, cached, seconds: took }) => ({
        stage,
        key,
        cached,
        seconds: took,
      })),
    })),
  };
}
