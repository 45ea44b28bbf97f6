import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { buttonStyle } from "../../design/button.tsx";
import { Figures } from "../../design/figures.tsx";
import { bytes, count } from "../../design/format.ts";
import { MoreButton } from "../../design/more-button.tsx";
import { EmptyState, ErrorNotice, Loading } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { Panel } from "../../design/panel.tsx";
import * as t from "../../messages/messages.ts";
import { modelsQuery } from "../models/queries.ts";
import { LedgerEntryDialog } from "./components/ledger-entry.tsx";
import { LedgerFilter } from "./components/ledger-filter.tsx";
import { LedgerTable } from "./components/ledger-table.tsx";
import { PlaceSums } from "./components/place-sums.tsx";
import { entryKey, type LedgerTotals, sumEntries, sumTotals } from "./prepare/sum-entries.ts";
import { ledgerQuery } from "./queries.ts";

const route = getRouteApi("/ledger");
const words = t.ledger;

export function LedgerPage(): ReactNode {
  const { run, origin, entry, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const models = useQuery(modelsQuery);
  const query = useInfiniteQuery({ ...ledgerQuery(run, origin), placeholderData: keepPreviousData });
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? 0;
  const isFiltered = run !== undefined || origin !== undefined;
  const sums = models.data?.ledger ?? [];
  const put = (chosen: {
    run?: string | undefined;
    origin?: string | undefined;
    entry?: string | undefined;
    sort?: string;
  }) => void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true });
  const error = query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined && !isFiltered) {
    return (
      <Page title={words.title} lead={words.lead}>
        {error || <Loading what={words.what} />}
      </Page>
    );
  }
  if (total === 0 && !isFiltered) {
    return (
      <Page title={words.title} lead={words.lead}>
        <EmptyState title={words.nothingTitle} hint={words.nothingHint} />
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={words.lead}>
      {query.data !== undefined && (
        <TotalFigures
          totals={isFiltered || models.data === undefined ? sumEntries(entries) : sumTotals(sums)}
          note={
            (isFiltered || models.data === undefined) && entries.length < total
              ? words.ofNewest(count(entries.length), count(total))
              : undefined
          }
          requests={total}
        />
      )}
      {models.isError && <ErrorNotice error={models.error} onRetry={() => void models.refetch()} />}
      {!isFiltered && sums.length > 0 && (
        <Panel title={words.byPlace}>
          <PlaceSums sums={sums} />
        </Panel>
      )}
      <Panel title={words.all}>
        <LedgerFilter
          key={run}
          run={run}
          origin={origin}
          origins={[...new Set(sums.map((sum) => sum.origin))]}
          onChange={put}
        />
        <div className="mt-3">
          {error}
          {query.isPending && <Loading what={words.what} />}
          {query.data !== undefined && total === 0 && (
            <EmptyState title={words.noMatchTitle} hint={words.noMatchHint} />
          )}
          {total > 0 && (
            <LedgerTable
              entries={entries}
              sort={sort}
              marked={entry}
              onSort={(next) => put({ sort: next })}
              onOpen={(opened) => put({ entry: entryKey(opened) })}
            />
          )}
        </div>
        {isFiltered && (
          <Link to="/ledger" className={buttonStyle({ className: "mt-3 mr-3" })}>
            {words.showAll}
          </Link>
        )}
        <MoreButton query={query} className="mt-3">
          {query.isFetchingNextPage ? words.readingOlder : words.older(count(total - entries.length))}
        </MoreButton>
      </Panel>
      <LedgerEntryDialog
        entry={entries.find((one) => entryKey(one) === entry)}
        onClose={() => put({ entry: undefined })}
      />
    </Page>
  );
}

function TotalFigures({
  totals,
  requests,
  note,
}: {
  totals: LedgerTotals;
  requests: number;
  note: string | undefined;
}): ReactNode {
  const said = note === undefined ? {} : { note };
  return (
    <Figures
      figures={[
        {
          name: words.requests,
          value: count(requests),
          note: words.requestsNote(totals.failed, totals.notSent),
        },
        { name: words.sent, value: bytes(totals.sentBytes), ...said },
        { name: words.received, value: bytes(totals.receivedBytes), ...said },
      ]}
    />
  );
}
