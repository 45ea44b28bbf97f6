import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { RunFailures } from "@contracts/api/failures.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import { IntervalBar } from "../../../charts/interval-bar.tsx";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { difference, interval, score } from "../../../design/format.ts";
import { Select } from "../../../design/select.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { runRoute } from "../run-route.ts";

type Slice = RunFailures["slices"][number];

const words = t.run.failures;

/** Kinds of questions against all others: what may be claimed, and why nothing may be claimed of the rest. */
export function SliceTable({ failures, run }: { failures: RunFailures; run: RunDetail }): ReactNode {
  const search = runRoute.useSearch();
  const navigate = useNavigate({ from: "/runs/$run" });
  const widest = Math.max(
    0.1,
    ...failures.slices.flatMap(({ low, high, difference }) =>
      [low, high, difference].map((value) => Math.abs(value ?? 0)),
    ),
  );
  const columns = useMemo(() => columnsFor(widest), [widest]);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-small text-ink-soft">{words.slicesHint}</p>
      <DataTable
        label={words.slices}
        rows={failures.slices}
        columns={columns}
        rowKey={({ dimension, value }) => `${dimension} ${value}`}
        sorting={sortingOf(search.sort)}
        onSort={(sorting) =>
          void navigate({ search: (before) => ({ ...before, sort: sortingText(sorting) }), replace: true })
        }
        fileName={`${run.id}-slices`}
        aside={
          <Select
            label={words.by}
            value={failures.metric}
            choices={Object.keys(run.metrics).map((id) => ({ value: id, label: id }))}
            onChange={(metric) =>
              void navigate({ search: (before) => ({ ...before, metric }), replace: true })
            }
          />
        }
      />
    </div>
  );
}

function columnsFor(widest: number): Column<Slice>[] {
  return [
    {
      id: "slice",
      header: words.slice,
      name: words.slice,
      width: 15,
      value: ({ dimension, value }) => `${dimension} ${value}`,
      cell: ({ dimension, value }) => (
        <span title={`${dimension} ${value}`}>
          <span className="text-ink-soft">{dimension}</span> <span className="font-medium">{value}</span>
        </span>
      ),
    },
    number("n", words.n, ({ inside }) => inside.n),
    {
      ...number("clusters", words.clusters, ({ inside }) => inside.clusters),
      header: <Term id="cluster">{words.clusters}</Term>,
    },
    mean("inside", words.inside, ({ inside }) => inside.mean),
    mean("outside", words.outside, ({ outside }) => outside.mean),
    {
      id: "difference",
      header: <Term id="interval">{words.difference}</Term>,
      name: words.difference,
      width: 19,
      value: (slice) => slice.difference,
      besides: [
        { name: t.run.metrics.low, value: ({ low }) => low },
        { name: t.run.metrics.high, value: ({ high }) => high },
      ],
      cell: (slice) =>
        slice.difference === null ? (
          <span className="text-ink-faint">—</span>
        ) : (
          <span className="flex items-center gap-2">
            <IntervalBar
              isDecoration
              value={slice.difference}
              low={slice.low}
              high={slice.high}
              domain={[-widest, widest]}
              zero={0}
              tone={slice.claim === "worse" ? "worse" : slice.claim === "better" ? "better" : "unsure"}
              shown={(value) => difference(value)}
            />
            <span>
              {difference(slice.difference)}{" "}
              <span className="text-ink-soft">{interval(slice.low, slice.high, difference)}</span>
            </span>
          </span>
        ),
    },
    {
      id: "claim",
      header: words.claim,
      name: words.claim,
      width: "1fr",
      value: ({ claim, reason }) => reason ?? words.claims[claim],
      cell: ({ claim, reason }) => (
        <span title={reason ?? undefined}>
          {claim === "worse" || claim === "better" ? (
            <Badge tone={claim}>{words.claims[claim]}</Badge>
          ) : (
            <span className="text-ink-soft">{reason ?? words.claims[claim]}</span>
          )}
        </span>
      ),
    },
  ];
}

function number(id: string, name: string, of: (slice: Slice) => number): Column<Slice> {
  return { id, header: name, name, width: 6, numeric: true, value: of, cell: of };
}

function mean(id: string, name: string, of: (slice: Slice) => number | null): Column<Slice> {
  return { id, header: name, name, width: 6, numeric: true, value: of, cell: (slice) => score(of(slice)) };
}
