import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { bytes, date } from "../../../design/format.ts";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import * as t from "../../../messages/messages.ts";
import { entryKey, type LedgerEntry, receivedBytes, sentBytes, wasSent } from "../prepare/sum-entries.ts";

const words = t.ledger;

const columns: readonly Column<LedgerEntry>[] = [
  {
    id: "when",
    header: words.when,
    name: words.when,
    width: 10.5,
    value: ({ at }) => new Date(at).toISOString(),
    cell: ({ at }) => date(at),
  },
  {
    id: "place",
    header: words.place,
    name: words.place,
    width: "2.5fr",
    value: ({ origin, path }) => origin + path,
    cell: ({ origin, path }) => (
      <bdi title={origin + path}>
        {origin}
        <span className="text-ink-soft">{path}</span>
      </bdi>
    ),
  },
  {
    id: "purpose",
    header: words.purpose,
    name: words.purpose,
    width: "1fr",
    value: ({ purpose }) => purpose,
    cell: ({ purpose }) => purpose,
  },
  {
    id: "status",
    header: words.status,
    name: words.status,
    width: 5.5,
    value: (entry) => (wasSent(entry) ? (entry.status ?? words.failedBadge) : words.refusedBadge),
    cell: (entry) => <Answer entry={entry} />,
  },
  {
    id: "sent",
    header: words.sent,
    name: words.sent,
    width: 5.5,
    numeric: true,
    value: sentBytes,
    cell: (entry) => bytes(sentBytes(entry)),
  },
  {
    id: "received",
    header: words.received,
    name: words.received,
    width: 6.5,
    numeric: true,
    value: receivedBytes,
    cell: (entry) => bytes(receivedBytes(entry)),
  },
  {
    id: "passages",
    header: words.passages,
    name: words.passages,
    width: 7.5,
    value: ({ passages }) => passages.length,
    cell: ({ passages }) => words.sourcesIn(passages.length),
  },
  {
    id: "run",
    header: words.run,
    name: words.run,
    width: "1fr",
    value: ({ run }) => run,
    cell: ({ run }) =>
      run !== null && (
        <Link to="/runs/$run" params={{ run }} className="underline underline-offset-3">
          {run}
        </Link>
      ),
  },
];

export function LedgerTable({
  entries,
  sort,
  marked,
  onSort,
  onOpen,
}: {
  entries: readonly LedgerEntry[];
  sort: string | undefined;
  /** Key of the entry that is looked at. */
  marked: string | undefined;
  onSort(sort: string): void;
  onOpen(entry: LedgerEntry): void;
}): ReactNode {
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  const hasRuns = useMemo(() => entries.some(({ run }) => run !== null), [entries]);
  const shown = useMemo(() => columns.filter(({ id }) => id !== "run" || hasRuns), [hasRuns]);
  return (
    <DataTable
      label={words.all}
      rows={entries}
      columns={shown}
      rowKey={entryKey}
      isMarked={(entry) => entryKey(entry) === marked}
      sorting={sorting}
      onSort={(next) => onSort(sortingText(next))}
      onOpen={onOpen}
      fileName="ledger"
    />
  );
}

function Answer({ entry }: { entry: LedgerEntry }): ReactNode {
  if (!wasSent(entry)) return <Badge tone="land">{words.refusedBadge}</Badge>;
  if (entry.error !== null || entry.status === null) {
    return <Badge tone="worse">{entry.status ?? words.failedBadge}</Badge>;
  }
  return entry.status;
}
