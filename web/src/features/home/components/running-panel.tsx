import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Home } from "@contracts/api/home.ts";
import { Breakable } from "../../../design/breakable.tsx";
import { JobCard } from "../../../design/job-card.tsx";
import { Panel } from "../../../design/panel.tsx";
import { StatusBadge } from "../../../design/status-badge.tsx";
import * as t from "../../../messages/messages.ts";

/** What is at work: this server's jobs as they tell it, runs of other programs as the folder shows them. */
export function RunningPanel({ home }: { home: Home }): ReactNode {
  const jobs = home.jobs.filter(({ status }) => status === "running" || status === "stopping");
  const own = new Set(jobs.flatMap(({ runs }) => runs));
  const elsewhere = home.running.filter(({ id }) => !own.has(id));
  if (jobs.length === 0 && elsewhere.length === 0) return null;
  return (
    <Panel title={t.home.running}>
      <div className="flex flex-col gap-4">
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
        {elsewhere.length > 0 && (
          <div>
            <ul>
              {elsewhere.map((run) => (
                <li key={run.id} className="flex min-h-7 flex-wrap items-center gap-2 text-small">
                  <Link
                    to="/runs/$run"
                    params={{ run: run.id }}
                    className="min-w-0 underline underline-offset-4 [overflow-wrap:anywhere]"
                  >
                    <Breakable text={run.label} />
                  </Link>
                  <StatusBadge status="running" />
                  <span className="text-ink-soft">{t.design.job.stages(run.stages, run.cachedStages)}</span>
                </li>
              ))}
            </ul>
            <p className="text-small text-ink-soft">{t.home.elsewhere}</p>
          </div>
        )}
      </div>
    </Panel>
  );
}
