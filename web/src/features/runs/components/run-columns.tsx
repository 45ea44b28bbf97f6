import { Link } from "@tanstack/react-router";
import type { RunSummary } from "@contracts/api/runs.ts";
import { IntervalBar } from "../../../charts/interval-bar.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import type { Column } from "../../../design/column.ts";
import { date, duration, interval, score } from "../../../design/format.ts";
import { StatusBadge } from "../../../design/status-badge.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { mostCompared } from "../../../design/compared-runs.ts";

const words = t.runs.columns;

export function runColumns({
  metric,
  domain,
  hasExperiments,
  marked,
  onMark,
}: {
  metric: string;
  /** Of all intervals that are shown. */
  domain: readonly [number, number];
  /** Whether there is more than one experiment to tell apart. */
  hasExperiments: boolean;
  marked: readonly string[];
  onMark(id: string): void;
}): Column<RunSummary>[] {
  return [
    {
      id: "mark",
      header: <span className="sr-only">{words.mark}</span>,
      name: words.mark,
      width: 2,
      cell: ({ id, label, status }) => (
        <Checkbox
          hideLabel
          label={words.markRun(label)}
          checked={marked.includes(id)}
          disabled={status === "running" || (!marked.includes(id) && marked.length >= mostCompared)}
          onChange={() => onMark(id)}
        />
      ),
    },
    {
      id: "label",
      header: words.label,
      name: words.label,
      width: "3fr",
      value: ({ label }) => label,
      cell: ({ id, label }) => (
        <Link
          to="/runs/$run"
          params={{ run: id }}
          title={label}
          className="line-clamp-2 leading-5 whitespace-normal underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere]"
        >
          {label}
        </Link>
      ),
    },
    {
      id: "status",
      header: words.status,
      name: words.status,
      width: 6.5,
      cell: ({ status, error }) => (
        <span title={error ?? undefined}>
          <StatusBadge status={status} />
        </span>
      ),
    },
    {
      id: metric,
      header: <Term id={metric.split("@")[0]!}>{metric}</Term>,
      name: metric,
      width: 15,
      value: ({ metrics }) => metrics[metric]?.value ?? null,
      besides: [
        { name: words.low(metric), value: ({ metrics }) => metrics[metric]?.low ?? null },
        { name: words.high(metric), value: ({ metrics }) => metrics[metric]?.high ?? null },
      ],
      cell: ({ metrics, status }) => <MetricCell summary={metrics[metric]} status={status} domain={domain} />,
    },
    ...(hasExperiments ? [experimentColumn] : []),
    {
      id: "started",
      header: words.started,
      name: words.started,
      width: 10,
      value: ({ startedAt }) => startedAt,
      cell: ({ startedAt }) => date(startedAt),
    },
    {
      id: "took",
      header: words.took,
      name: words.took,
      width: 5,
      cell: ({ startedAt, finishedAt }) => (finishedAt === null ? "" : duration(finishedAt - startedAt)),
    },
  ];
}

const experimentColumn: Column<RunSummary> = {
  id: "experiment",
  header: words.experiment,
  name: words.experiment,
  width: 9,
  cell: ({ experiment }) => <span className="text-ink-soft">{experiment}</span>,
};

function MetricCell({
  summary,
  status,
  domain,
}: {
  domain: readonly [number, number];
  summary: RunSummary["metrics"][string] | undefined;
  status: RunSummary["status"];
}): React.ReactNode {
  if (summary === undefined || summary.value === null)
    return <span className="text-ink-faint">{status === "running" ? "" : t.design.notMeasured}</span>;
  return (
    <span className="flex items-center gap-2">
      <IntervalBar
        isDecoration
        value={summary.value}
        low={summary.low}
        high={summary.high}
        domain={domain}
        shown={(value) => score(value)}
        width={90}
      />
      <span>
        <span className="font-semibold">{score(summary.value)}</span>{" "}
        <span className="text-ink-soft">{interval(summary.low, summary.high)}</span>
      </span>
    </span>
  );
}
