import { styleText } from "node:util";
import { answerTokens, type RunCosts } from "../../app/run-costs.ts";
import type { ModelSpending } from "../../contracts/model-spending.ts";
import type { Run } from "../../contracts/run.ts";
import { usdText } from "../../contracts/usd-text.ts";
import { count } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { score, scoreWithInterval } from "./numbers.ts";
import { spendingText } from "./spending-text.ts";
import { leftOutLines } from "./left-out-lines.ts";
import { table } from "./table.ts";

export interface RunSpending {
  /** What models took when it ran; absent where that was another time. */
  models?: readonly ModelSpending[];
  costs: RunCosts;
}

/** A run for people: what it gave, where the time went, what was lost on the way. */
export function runText(run: Run, { models = [], costs }: RunSpending): string {
  const spending = [spendingText(models), answersText(run, costs)].filter((part) => part !== "").join("\n");
  const sections = [heading(run), metricsTable(run), spending, stagesTable(run), lost(run)];
  return sections.filter((section) => section !== "").join("\n\n");
}

function heading(run: Run): string {
  const took = run.finishedAt === null ? "" : `, ${seconds((run.finishedAt - run.startedAt) / 1000)}`;
  const title = `${styleText("bold", run.experiment)}  ${run.label}`;
  return `${title}\n${run.id}  ${run.status}${took}${run.error === null ? "" : `\n${run.error}`}`;
}

export function metricsTable(run: Run): string {
  const metrics = Object.entries(run.metrics);
  const idle = metrics.filter(([, { n, failed }]) => n === 0 && failed === 0).map(([id]) => id);
  const rows = metrics
    .filter(([id]) => !idle.includes(id))
    .map(([id, summary]) => [
      id,
      score(summary.value),
      summary.low === null || summary.high === null ? "–" : `${score(summary.low)} – ${score(summary.high)}`,
      count(summary.n),
      count(summary.clusters),
      summary.notApplicable === 0 ? "" : count(summary.notApplicable),
      summary.failed === 0 ? "" : styleText("red", count(summary.failed)),
    ]);
  const apart =
    idle.length === 0 ? "" : styleText("dim", `Not applicable to any question: ${idle.join(", ")}.`);
  if (rows.length === 0) return apart;
  const columns = [
    { title: "metric" },
    { title: "value", align: "right" as const },
    { title: "95 % interval", align: "right" as const },
    { title: "n", align: "right" as const },
    { title: "clusters", align: "right" as const },
    { title: "not applicable", align: "right" as const },
    { title: "failed", align: "right" as const },
  ];
  return apart === "" ? table(columns, rows) : `${table(columns, rows)}\n${apart}`;
}

/** What its answers would cost again, however many of them were kept. */
function answersText(run: Run, { usdPerThousandQuestions: usd }: RunCosts): string {
  const took = answerTokens(run);
  if (took === null || took.calls === 0) return "";
  const tokens = `${count(Math.round(took.inputTokens))} tokens read and ${count(Math.round(took.outputTokens))} written a question`;
  const price =
    usd === null ? "of an unknown price" : `${usdText(usd)} for 1,000 questions at today's prices`;
  return `answers: ${took.calls.toFixed(1)} calls, ${tokens}; ${price}`;
}

function stagesTable(run: Run): string {
  const rows = run.stages.map((stage) => {
    const latency = stage.timings["p50-ms"];
    return [
      stage.stage,
      stage.cached ? "cached" : "run",
      seconds(stage.seconds),
      latency === undefined ? "" : `${latency.toFixed(2)} ms`,
      stage.key.slice(0, 12),
      Object.entries(stage.metrics)
        .slice(0, 5)
        .map(([name, value]) => `${name} ${Number.isInteger(value) ? count(value) : score(value)}`)
        .join(", "),
    ];
  });
  if (rows.length === 0) return "";
  const columns = [
    { title: "stage" },
    { title: "" },
    { title: "took", align: "right" as const },
    { title: "median", align: "right" as const },
    { title: "key" },
    { title: "" },
  ];
  return table(columns, rows);
}

function lost(run: Run): string {
  const lines = [
    ...leftOutLines(run.leftOut),
    ...run.stages.flatMap(({ notices, stage }) =>
      notices.filter((notice) => !notice.includes("was left out")).map((notice) => `${stage}: ${notice}`),
    ),
  ];
  return lines.map((line) => styleText("yellow", line)).join("\n");
}

/** The metrics most people look at first, in one line. */
export function headline(run: Run): string {
  const first = ["span-recall@5", "ndcg@10", "citation-f1", "answerability-auroc"];
  return first
    .flatMap((id) => {
      const summary = run.metrics[id];
      return summary === undefined || summary.value === null ? [] : [`${id} ${scoreWithInterval(summary)}`];
    })
    .join("   ");
}
