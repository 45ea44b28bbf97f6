import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import type { Job } from "@contracts/api/jobs.ts";
import { Breakable } from "./breakable.tsx";
import type { JobProgress } from "../api/job-progress.ts";
import { RequestFailed } from "../api/request-failed.ts";
import { useJobProgress } from "../api/use-job-progress.ts";
import * as t from "../messages/messages.ts";
import { count, date, money } from "./format.ts";
import { ErrorNotice, Notice } from "./notices.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { ScrollRegion } from "./scroll-region.tsx";
import { StageProgress } from "./stage-progress.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { StopButton } from "./stop-button.tsx";

/** A piece of work as it goes on: what it is at, each run linked, and how to stop it. */
export function JobCard({
  job,
  expected = null,
  children,
}: {
  job: Job;
  /** How many runs it will make, where somebody knows. */
  expected?: number | null;
  /** What can be done when it has ended. */
  children?: ReactNode;
}): ReactNode {
  const progress = useJobProgress(job.id);
  const words = t.design.job;
  const status = progress.end?.status ?? job.status;
  const client = useQueryClient();
  const hasEnded = progress.end !== null;
  // What was read before it ended is old now: the kept answers are the outside system.
  useEffect(() => {
    if (hasEnded) void client.invalidateQueries();
  }, [hasEnded, client]);
  const isOver = status !== "running" && status !== "stopping";
  return (
    <article aria-label={words.name[job.kind]} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-chart font-semibold">{words.name[job.kind]}</span>
          <StatusBadge status={status} />
          <span className="text-small text-ink-soft">{words.since(date(job.startedAt))}</span>
        </p>
        {!isOver && <StopButton job={job.id} isStopping={status === "stopping"} />}
      </div>
      <p role="status" aria-live="polite" className="sr-only">
        {isOver ? words.over[status] : ""}
      </p>
      {progress.isServerStopping && <Notice tone="warning">{words.serverStopping}</Notice>}
      {progress.hasGaps && <Notice>{words.gaps}</Notice>}
      {progress.search !== null && <SearchLine search={progress.search} />}
      {!isOver && progress.shared !== null && <StageProgress progress={progress.shared} />}
      <RunLines progress={progress} expected={expected} />
      {progress.notices.map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
      {progress.spent.length > 0 && (
        <ul className="text-small text-ink-soft tabular-nums">
          {progress.spent.map(({ model, calls, usd }) => (
            <li key={model}>{words.spent(model, count(calls), usd === null ? null : money(usd))}</li>
          ))}
        </ul>
      )}
      <JobFault job={job} progress={progress} />
      {children}
    </article>
  );
}

function JobFault({ job, progress }: { job: Job; progress: JobProgress }): ReactNode {
  const error = progress.end?.error ?? job.error;
  return error === null ? null : <ErrorNotice error={new RequestFailed(500, error)} />;
}

function SearchLine({ search }: { search: NonNullable<JobProgress["search"]> }): ReactNode {
  const words = t.design.job;
  const text = words.evaluations(count(search.spent), count(search.budget));
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap justify-between gap-x-3 text-small tabular-nums">
        <Link to="/searches/$search" params={{ search: search.id }} className="underline underline-offset-4">
          {words.search(search.phase, search.left)}
        </Link>
        <span className="text-ink-soft">{text}</span>
      </p>
      <ProgressBar label={words.name.search} share={search.spent / Math.max(1, search.budget)} text={text} />
      {search.leader !== null && <p className="text-small text-ink-soft">{words.leader(search.leader)}</p>}
    </div>
  );
}

function RunLines({ progress, expected }: { progress: JobProgress; expected: number | null }): ReactNode {
  const words = t.design.job;
  const ended = progress.runs.filter(({ status }) => status !== "running").length;
  if (progress.runs.length === 0)
    return progress.end === null && progress.search === null ? (
      <p className="text-small text-ink-soft">{words.noRunYet}</p>
    ) : null;
  return (
    <>
      {(expected !== null || progress.runs.length > 1) && (
        <p className="text-small text-ink-soft tabular-nums">
          {words.runs(ended, expected ?? progress.runs.length, expected !== null)}
        </p>
      )}
      <ScrollRegion label={words.allRuns} className="max-h-96 overflow-y-auto pr-1">
        <ul className="flex flex-col gap-2">
          {progress.runs.toReversed().map((run) => (
            <li key={run.runId} className="flex min-w-0 flex-col gap-1 border-t border-line pt-2">
              <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-small">
                <Link
                  to="/runs/$run"
                  params={{ run: run.runId }}
                  className="min-w-0 underline underline-offset-4 [overflow-wrap:anywhere]"
                >
                  <Breakable text={run.label} />
                </Link>
                <span className="flex items-center gap-2 text-ink-soft tabular-nums">
                  {words.stages(run.stages.length, run.stages.filter(({ cached }) => cached).length)}
                  <StatusBadge status={run.status} />
                </span>
              </p>
              {run.now !== null && progress.end === null && <StageProgress progress={run.now} />}
              {run.error !== null && <p className="text-small text-worse">{run.error}</p>}
            </li>
          ))}
        </ul>
      </ScrollRegion>
    </>
  );
}
