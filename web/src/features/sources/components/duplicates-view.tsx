import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Sources } from "@contracts/api/sources.ts";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { DocumentLink } from "../../../design/document-link.tsx";
import { percent } from "../../../design/format.ts";
import { MoreList } from "../../../design/more-list.tsx";
import { EmptyState } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import * as t from "../../../messages/messages.ts";
import { DocumentPair } from "./document-pair.tsx";

const route = getRouteApi("/sources");
const words = t.sources;
const lead = "-mt-2 mb-3 max-w-prose text-small text-ink-soft";

type Pair = Sources["nearDuplicates"][number];

const columns: readonly Column<Pair>[] = [
  {
    id: "first",
    header: words.first,
    name: words.first,
    width: "1fr",
    value: ({ first }) => first,
    cell: ({ first }) => <DocumentLink source={first} />,
  },
  {
    id: "second",
    header: words.second,
    name: words.second,
    width: "1fr",
    value: ({ second }) => second,
    cell: ({ second }) => <DocumentLink source={second} />,
  },
  {
    id: "similarity",
    header: words.similarity,
    name: words.similarity,
    width: 10.5,
    numeric: true,
    value: ({ similarity }) => similarity,
    cell: ({ similarity }) => percent(similarity),
  },
  {
    id: "compare",
    header: <span className="sr-only">{words.besideEachOther}</span>,
    name: words.besideEachOther,
    width: 6,
    cell: ({ first, second }) => (
      <Link
        to="/sources"
        search={(before) => ({ ...before, view: "duplicates" as const, first, second })}
        className="inline-flex min-h-6 items-center underline underline-offset-3"
      >
        {words.besideEachOther}
      </Link>
    ),
  },
];

export function DuplicatesView({ sources }: { sources: Sources }): ReactNode {
  const { first, second, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const { duplicates, nearDuplicates } = sources;
  return (
    <div className="flex flex-col gap-4">
      {duplicates.length + nearDuplicates.length === 0 && (
        <EmptyState title={words.noDuplicatesTitle} hint={words.noDuplicatesHint} />
      )}
      {duplicates.length > 0 && (
        <Panel title={`${words.sameTitle} (${duplicates.length})`}>
          <p className={lead}>{words.sameLead}</p>
          <MoreList items={duplicates}>
            {({ source, of }) => (
              <p>
                <bdi className="[overflow-wrap:anywhere]">{source}</bdi>{" "}
                <span className="text-ink-soft">{words.sameAs}</span> <DocumentLink source={of} />
              </p>
            )}
          </MoreList>
        </Panel>
      )}
      {nearDuplicates.length > 0 && (
        <Panel title={`${words.nearTitle} (${nearDuplicates.length})`}>
          <p className={lead}>{words.nearLead}</p>
          <DataTable
            label={words.nearTitle}
            rows={nearDuplicates}
            columns={columns}
            rowKey={(pair) => JSON.stringify([pair.first, pair.second])}
            isMarked={(pair) => pair.first === first && pair.second === second}
            sorting={sortingOf(sort)}
            onSort={(next) =>
              void navigate({ search: (before) => ({ ...before, sort: sortingText(next) }), replace: true })
            }
            fileName="near-duplicates"
            height="max-h-[40vh]"
          />
        </Panel>
      )}
      {first !== undefined && second !== undefined && (
        <DocumentPair key={JSON.stringify([first, second])} first={first} second={second} />
      )}
    </div>
  );
}
