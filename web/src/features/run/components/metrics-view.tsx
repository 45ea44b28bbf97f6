import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { RunDetail } from "@contracts/api/runs.ts";
import { IntervalBar } from "../../../charts/interval-bar.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { bytes, duration, interval, money, score } from "../../../design/format.ts";
import type { RowGroups } from "../../../design/grouped-rows.ts";
import { Notice } from "../../../design/notices.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { Term } from "../../../design/term.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { type MetricRow, metricRows } from "../prepare/metric-rows.ts";
import { runRoute } from "../run-route.ts";

const words = t.run.metrics;

const columns: Column<MetricRow>[] = [
  {
    id: "metric",
    header: words.metric,
    name: words.metric,
    width: "1fr",
    value: ({ id }) => id,
    cell: ({ id, base, lowerIsBetter }) => (
      <>
        <Term id={base}>{id}</Term>
        <span className="block truncate text-tiny text-ink-faint" title={meaningOf(base, lowerIsBetter)}>
          {meaningOf(base, lowerIsBetter)}
        </span>
      </>
    ),
  },
  {
    id: "value",
    header: words.value,
    name: words.value,
    width: 11,
    numeric: true,
    value: ({ summary }) => summary.value,
    besides: [
      { name: words.low, value: ({ summary }) => summary.low },
      { name: words.high, value: ({ summary }) => summary.high },
    ],
    cell: ({ summary }) => (
      <>
        <span className="font-semibold">{score(summary.value)}</span>{" "}
        <span className="text-ink-soft">{interval(summary.low, summary.high)}</span>
      </>
    ),
  },
  {
    id: "bar",
    header: <Term id="interval">{words.drawn}</Term>,
    name: words.drawn,
    width: 9,
    cell: ({ summary, domain }) => (
      <IntervalBar
        isDecoration
        value={summary.value}
        low={summary.low}
        high={summary.high}
        domain={domain}
        shown={(value) => score(value)}
      />
    ),
  },
  count("n", words.n, ({ summary }) => summary.n),
  count("clusters", words.clusters, ({ summary }) => summary.clusters),
  count("notApplicable", words.notApplicable, ({ summary }) => summary.notApplicable),
  count("failed", words.failed, ({ summary }) => summary.failed),
];

function meaningOf(base: string, lowerIsBetter: boolean): string {
  const meaning = t.terms[base]?.meaning ?? "";
  return lowerIsBetter ? `${words.lower} ${meaning}` : meaning;
}

const groups: RowGroups<MetricRow> = {
  of: ({ group }) => group,
  heading: (group) => words.groups[group as MetricRow["group"]],
};

function count(id: string, name: string, of: (row: MetricRow) => number): Column<MetricRow> {
  return {
    id,
    header: name,
    name,
    width: name.length > 9 ? 8 : 5.5,
    numeric: true,
    value: of,
    cell: (row) => of(row),
  };
}

/** Every metric with its interval, what it was formed from, and what it means. */
export function MetricsView({ run }: { run: RunDetail }): ReactNode {
  const search = runRoute.useSearch();
  const navigate = useNavigate({ from: "/runs/$run" });
  const rows = useMemo(() => metricRows(run.metrics), [run.metrics]);
  const sought = (search.text ?? "").toLowerCase();
  const shown = rows.filter(({ id }) => id.includes(sought));
  if (rows.length === 0) return <Notice>{run.status === "running" ? words.notYet : words.none}</Notice>;
  return (
    <div className="flex flex-col gap-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Fact
          name={words.latency}
          value={run.latencyMs === null ? t.design.notMeasured : duration(run.latencyMs)}
        />
        <Fact
          name={words.index}
          value={run.indexBytes === null ? t.design.notMeasured : bytes(run.indexBytes)}
        />
        <Fact
          name={words.cost}
          value={run.usdPerThousandQuestions === null ? words.unknown : money(run.usdPerThousandQuestions)}
        />
      </dl>
      <TextField
        label={words.filter}
        value={search.text ?? ""}
        onChange={(event) =>
          void navigate({ search: (before) => ({ ...before, text: event.target.value }), replace: true })
        }
        className="max-w-80"
      />
      <DataTable
        label={t.run.views.metrics}
        rows={shown}
        columns={columns}
        rowKey={({ id }) => id}
        sorting={sortingOf(search.sort)}
        onSort={(sorting) =>
          void navigate({ search: (before) => ({ ...before, sort: sortingText(sorting) }), replace: true })
        }
        fileName={`${run.id}-metrics`}
        rowHeight={52}
        groups={search.sort === undefined ? groups : undefined}
      />
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt className="font-chart text-small text-ink-soft italic">{name}</dt>
      <dd className="text-lead font-semibold tabular-nums">{value}</dd>
    </div>
  );
}
