import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { projectQuery } from "../../api/project-query.ts";
import { Button, buttonStyle } from "../../design/button.tsx";
import { DataTable } from "../../design/data-table.tsx";
import { isLowerBetter } from "../../design/metric-direction.ts";
import { MoreButton } from "../../design/more-button.tsx";
import { EmptyState, ErrorNotice, Loading } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { useKeys } from "../../keyboard/keys.ts";
import * as t from "../../messages/messages.ts";
import { RunFilters } from "./components/run-filters.tsx";
import { runColumns } from "./components/run-columns.tsx";
import { intervalDomain } from "./prepare/interval-domain.ts";
import { comparedRuns, comparedText, fewestCompared, withRunTurned } from "../../design/compared-runs.ts";
import { sortingOfRuns, sortOf } from "./prepare/run-sorting.ts";
import { runsQuery } from "./queries.ts";
import { runsRoute } from "./runs-route.ts";

const usualMetric = "ndcg@10";

export function RunsPage(): ReactNode {
  const search = runsRoute.useSearch();
  const navigate = useNavigate({ from: "/runs" });
  const query = useInfiniteQuery(runsQuery(search));
  const { data: project } = useQuery(projectQuery);
  const rows = useMemo(() => query.data?.pages.flatMap(({ entries }) => entries) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? 0;
  const metrics = useMemo(() => [...new Set(rows.flatMap((run) => Object.keys(run.metrics)))], [rows]);
  const metric = search.metric ?? (metrics.includes(usualMetric) ? usualMetric : metrics[0]) ?? usualMetric;
  const marked = useMemo(() => comparedRuns(search.marked), [search.marked]);
  const columns = useMemo(
    () =>
      runColumns({
        metric,
        domain: intervalDomain(rows, metric),
        hasExperiments: new Set(rows.map(({ experiment }) => experiment)).size > 1,
        marked,
        onMark: (id) =>
          void navigate({
            search: (before) => ({
              ...before,
              marked: comparedText(withRunTurned(comparedRuns(before.marked), id)),
            }),
            replace: true,
          }),
      }),
    [rows, metric, marked, navigate],
  );
  const compare = (): void => {
    if (marked.length >= fewestCompared)
      void navigate({ to: "/compare", search: { runs: marked.join(",") } });
  };
  useKeys([{ key: "x", label: t.runs.compareMarked, run: compare }]);
  const sorting = sortingOfRuns(search.sort);
  const isFiltered = Boolean(search.experiment || search.status || search.label);
  return (
    <Page
      title={t.app.runs}
      lead={t.runs.lead}
      actions={
        <>
          <Button kind="primary" disabled={marked.length < fewestCompared} onClick={compare}>
            {t.runs.compare(marked.length)}
          </Button>
          {marked.length > 0 && (
            <Button
              onClick={() =>
                void navigate({ search: (before) => ({ ...before, marked: undefined }), replace: true })
              }
            >
              {t.runs.unmark}
            </Button>
          )}
        </>
      }
    >
      <RunFilters
        search={{ ...search, metric }}
        experiments={project?.experiments.map(({ name }) => name) ?? []}
        metrics={metrics}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading what={t.runs.what} />}
      {query.data !== undefined && total === 0 && !isFiltered ? (
        <EmptyState title={t.runs.none} hint={t.runs.noneHint}>
          <Link to="/new" className={buttonStyle({ kind: "primary" })}>
            {t.app.newExperiment}
          </Link>
        </EmptyState>
      ) : (
        query.data !== undefined && (
          <DataTable
            label={t.app.runs}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            sorting={sorting}
            onSort={(chosen) => {
              // The best come first when a metric is first sorted by.
              const isFirst = chosen.column === metric && sorting.column !== metric;
              const sort = sortOf(isFirst ? { ...chosen, down: !isLowerBetter(metric) } : chosen);
              void navigate({ search: (before) => ({ ...before, sort }), replace: true });
            }}
            onOpen={({ id }) => void navigate({ to: "/runs/$run", params: { run: id } })}
            isMarked={({ id }) => marked.includes(id)}
            rowHeight={52}
            fileName="runs"
            empty={t.runs.noMatch}
          />
        )
      )}
      <MoreButton query={query} className="self-center">
        {t.runs.more(rows.length, total)}
      </MoreButton>
    </Page>
  );
}
