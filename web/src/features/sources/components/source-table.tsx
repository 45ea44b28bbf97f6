import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { Badge } from "../../../design/badge.tsx";
import type { Column, Sorting } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { DocumentLink } from "../../../design/document-link.tsx";
import { count, languageName } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import type { ListedSource } from "../prepare/choose-sources.ts";
import { kindName } from "../prepare/kind-name.ts";

const words = t.sources;

const columns: readonly Column<ListedSource>[] = [
  {
    id: "source",
    header: words.source,
    name: words.source,
    width: "2fr",
    value: ({ source }) => source,
    cell: ({ source }) => <DocumentLink source={source} />,
  },
  {
    id: "kind",
    header: words.kind,
    name: words.kind,
    width: 6.5,
    value: ({ mediaType }) => kindName(mediaType),
    cell: ({ mediaType }) => kindName(mediaType),
  },
  {
    id: "language",
    header: words.language,
    name: words.language,
    width: 6.5,
    value: ({ language }) => languageName(language),
    cell: ({ language }) => languageName(language),
  },
  {
    id: "characters",
    header: words.characters,
    name: words.characters,
    width: 7,
    numeric: true,
    value: ({ characters }) => characters,
    cell: ({ characters }) => count(characters),
  },
  {
    id: "pages",
    header: words.pages,
    name: words.pages,
    width: 5,
    numeric: true,
    value: ({ pages }) => pages,
    cell: ({ pages }) => (pages === null ? "" : count(pages)),
  },
  {
    id: "chunks",
    header: <Term id="chunk">{words.chunks}</Term>,
    name: words.chunks,
    width: 6,
    numeric: true,
    value: ({ chunks }) => chunks,
    cell: ({ chunks }) => count(chunks),
  },
  {
    id: "cleaned",
    header: <Term id="cleaned">{words.cleaned}</Term>,
    name: words.cleanedName,
    width: 6.5,
    numeric: true,
    value: ({ cleaned }) => cleaned,
    cell: ({ cleaned }) => (cleaned === 0 ? "" : count(cleaned)),
  },
  {
    id: "findings",
    header: words.remarks,
    name: words.remarks,
    width: "1fr",
    value: ({ hidden, notices }) => hidden.length + notices.length,
    cell: ({ hidden, notices }) =>
      hidden.length + notices.length > 0 && (
        <Link to="/sources" search={{ view: "findings" }} className="inline-flex min-h-6 items-center gap-1">
          {hidden.length > 0 && <Badge tone="land">{words.hiddenBadge(hidden.length)}</Badge>}
          {notices.length > 0 && <Badge>{words.noticeBadge(notices.length)}</Badge>}
        </Link>
      ),
  },
];

export function SourceTable({
  sources,
  sorting,
  onSort,
}: {
  sources: readonly ListedSource[];
  sorting: Sorting | undefined;
  onSort(sorting: Sorting): void;
}): ReactNode {
  const paged = useMemo(() => sources.some(({ pages }) => pages !== null), [sources]);
  const shown = useMemo(() => columns.filter(({ id }) => id !== "pages" || paged), [paged]);
  return (
    <DataTable
      label={words.title}
      rows={sources}
      columns={shown}
      rowKey={({ source }) => source}
      sorting={sorting}
      onSort={onSort}
      fileName="sources"
      empty={words.noMatch}
    />
  );
}
