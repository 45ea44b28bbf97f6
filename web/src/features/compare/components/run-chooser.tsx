import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import type { ReactNode } from "react";
import { buttonStyle } from "../../../design/button.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import { date } from "../../../design/format.ts";
import { MoreButton } from "../../../design/more-button.tsx";
import { EmptyState, ErrorNotice, Loading, Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { mostCompared, withRunTurned } from "../../../design/compared-runs.ts";
import { runChoicesQuery } from "../queries.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { RunLetter } from "./run-letter.tsx";

/** Two to six runs out of all that are finished. */
export function RunChooser({ runs }: { runs: readonly string[] }): ReactNode {
  const { search, change } = useCompareAddress();
  const found = useInfiniteQuery(runChoicesQuery(search.find));
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  const isFull = runs.length === mostCompared;
  return (
    <Panel
      title={t.compare.choose}
      aside={
        <span className="flex flex-wrap items-center gap-3">
          <span role="status" className="text-small text-ink-soft">
            {t.compare.taken(runs.length)}
            {runs.length === 1 && `. ${t.compare.takeAnother}`}
          </span>
          {runs.length > 1 && (
            <Link
              to="/compare"
              search={(before) => ({ ...before, choose: undefined, find: undefined })}
              className={buttonStyle({ kind: "primary" })}
            >
              {t.compare.compareThem(runs.length)}
            </Link>
          )}
        </span>
      }
    >
      <p className="mb-3 max-w-prose text-small text-ink-soft">{t.compare.chooseHint}</p>
      <TextField
        type="search"
        label={t.compare.find}
        defaultValue={search.find ?? ""}
        onChange={({ target }) => change({ find: target.value || undefined }, { replace: true })}
        className="mb-3 max-w-xl"
      />
      {isFull && <Notice>{t.compare.full}</Notice>}
      {found.isError && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what={t.compare.runs} />}
      {found.isSuccess && entries.length === 0 && (
        <EmptyState
          title={search.find === undefined ? t.compare.noRunsAtAll : t.compare.noRuns}
          hint={search.find === undefined ? t.compare.noRunsHint : t.compare.noSuchHint}
        >
          <Link to="/new" className={buttonStyle({ kind: "primary" })}>
            {t.compare.start}
          </Link>
        </EmptyState>
      )}
      <ul aria-label={t.compare.choose} className="divide-y divide-line">
        {entries.map((run) => {
          const place = runs.indexOf(run.id);
          return (
            <li
              key={run.id}
              className={clsx("flex items-center gap-3 px-1 py-1.5", place !== -1 && "bg-depth-1")}
            >
              <Checkbox
                label={`${run.label}, ${run.id}`}
                hideLabel
                checked={place !== -1}
                disabled={isFull && place === -1}
                onChange={() =>
                  change({ runs: withRunTurned(runs, run.id).join(","), choose: "on" }, { replace: true })
                }
              />
              <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
                <span className="[overflow-wrap:anywhere]">{run.label}</span>
                <span className="text-tiny text-ink-soft">
                  {run.experiment} · {run.id} · {date(run.startedAt)}
                </span>
              </span>
              {place !== -1 && <RunLetter place={place} />}
            </li>
          );
        })}
      </ul>
      <MoreButton query={found} className="mt-3">
        {t.compare.more}
      </MoreButton>
    </Panel>
  );
}
