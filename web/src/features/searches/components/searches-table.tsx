import type { SearchSummary } from "@contracts/api/searches.ts";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { count, date, difference, interval } from "../../../design/format.ts";
import { metricText } from "../../../design/metric-text.ts";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import * as t from "../../../messages/messages.ts";
import { shortLabel } from "../prepare/short-label.ts";

const route = getRouteApi("/searches");
const words = t.search;
const newestFirst = { column: "started", down: true };
const tones = { running: "accent", finished: "depth", failed: "worse", stopped: "calm" } as const;

/** Searches with what each found. */
export function SearchesTable({ searches }: { searches: readonly SearchSummary[] }): ReactNode {
  const { sort } = route.useSearch();
  const navigate = useNavigate();
  return (
    <DataTable
      label={words.listTitle}
      rows={searches}
      columns={columns}
      rowKey={({ id }) => id}
      sorting={sortingOf(sort) ?? newestFirst}
      onSort={(next) =>
        void navigate({ to: "/searches", search: { sort: sortingText(next) }, replace: true })
      }
      onOpen={({ id }) => void navigate({ to: "/searches/$search", params: { search: id } })}
      fileName="searches"
    />
  );
}

const columns: readonly Column<SearchSummary>[] = [
  {
    id: "search",
    header: words.column.search,
    name: words.column.search,
    cell: ({ id, experiment }) => (
      <Link
        to="/searches/$search"
        params={{ search: id }}
        className="py-1 font-medium underline decoration-line-strong underline-offset-4 hover:decoration-accent"
      >
        {experiment}
        <span className="text-tiny font-normal text-ink-soft"> {id.replace("search-", "")}</span>
      </Link>
    ),
    value: ({ id }) => id,
    width: 12,
  },
  {
    id: "status",
    header: words.column.status,
    name: words.column.status,
    cell: ({ status }) => <Badge tone={tones[status]}>{words.statuses[status]}</Badge>,
    value: ({ status }) => words.statuses[status],
    width: 6.5,
  },
  {
    id: "winner",
    header: words.column.winner,
    name: words.column.winner,
    cell: ({ result }) =>
      result === null ? (
        <span className="text-ink-faint">{words.notYet}</span>
      ) : (
        <span title={result.winner}>{shortLabel(result.winner)}</span>
      ),
    value: ({ result }) => result?.winner ?? null,
    width: 17,
  },
  {
    id: "confirmed",
    header: words.column.confirmed,
    name: words.column.confirmed,
    cell: ({ metric, result }) => {
      const score = result?.confirmed;
      if (score == null) return <span className="text-ink-faint">{t.design.notMeasured}</span>;
      return (
        <>
          <span className="text-ink-soft">{metric}</span> <strong>{metricText(score.mean)}</strong>{" "}
          <span className="text-ink-soft">{interval(score.low, score.high, metricText)}</span>
        </>
      );
    },
    value: ({ result }) => result?.confirmed?.mean ?? null,
    besides: [
      { name: words.column.metric, value: ({ metric }) => metric },
      {
        name: t.leaderboard.low(words.column.confirmed),
        value: ({ result }) => result?.confirmed?.low ?? null,
      },
      {
        name: t.leaderboard.high(words.column.confirmed),
        value: ({ result }) => result?.confirmed?.high ?? null,
      },
    ],
    width: 14,
    numeric: true,
  },
  {
    id: "baseline",
    header: words.column.baseline,
    name: words.column.baseline,
    cell: ({ result }) => {
      const comparison = result?.baseline?.comparison;
      if (comparison == null) return "";
      return (
        <>
          {difference(comparison.difference)}{" "}
          <span className="text-ink-soft">{interval(comparison.low, comparison.high, difference)}</span>
        </>
      );
    },
    value: ({ result }) => result?.baseline?.comparison?.difference ?? null,
    besides: [
      {
        name: t.leaderboard.low(words.column.baseline),
        value: ({ result }) => result?.baseline?.comparison?.low ?? null,
      },
      {
        name: t.leaderboard.high(words.column.baseline),
        value: ({ result }) => result?.baseline?.comparison?.high ?? null,
      },
    ],
    width: 13,
    numeric: true,
  },
  {
    id: "configurations",
    header: words.column.configurations,
    name: words.column.configurations,
    cell: ({ candidates }) => count(candidates),
    value: ({ candidates }) => candidates,
    width: 8.5,
    numeric: true,
  },
  {
    id: "spent",
    header: words.column.spent,
    name: words.column.spent,
    cell: ({ result }) =>
      result === null ? (
        <span className="text-ink-faint">{words.notYet}</span>
      ) : (
        words.share(count(result.spent), count(result.exhaustive))
      ),
    value: ({ result }) => (result === null ? null : result.spent / Math.max(result.exhaustive, 1)),
    width: 10,
    numeric: true,
  },
  {
    id: "started",
    header: words.column.started,
    name: words.column.started,
    cell: ({ startedAt }) => date(startedAt),
    value: ({ startedAt }) => new Date(startedAt).toISOString(),
    width: 11,
  },
];
