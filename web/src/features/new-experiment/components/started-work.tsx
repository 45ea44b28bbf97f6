import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Job } from "@contracts/api/jobs.ts";
import { Button, buttonStyle } from "../../../design/button.tsx";
import { JobCard } from "../../../design/job-card.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { newExperimentRoute } from "../new-experiment-route.ts";
import { runQuery } from "../../run/queries.ts";

/** The work that was started here, as it goes on, and where to look when it has ended. */
export function StartedWork({ job }: { job: Job }): ReactNode {
  const words = t.newExperiment.started;
  const { of } = newExperimentRoute.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const first = job.runs[0] ?? null;
  const { data: run } = useQuery({ ...runQuery(first ?? ""), enabled: first !== null });
  return (
    <Panel
      title={words.title}
      aside={
        <Button
          kind="quiet"
          onClick={() =>
            void navigate({
              search: (before) => ({ ...before, job: undefined, of: undefined }),
              replace: true,
            })
          }
        >
          {words.hide}
        </Button>
      }
    >
      <JobCard job={job} expected={of ?? null}>
        <div className="flex flex-wrap gap-2">
          {job.search !== null && (
            <Link
              to="/searches/$search"
              params={{ search: job.search }}
              className={buttonStyle({ kind: "primary" })}
            >
              {words.search}
            </Link>
          )}
          {job.kind !== "search" && first !== null && (
            <Link
              to="/leaderboard"
              search={run === undefined ? {} : { experiment: run.experiment }}
              className={buttonStyle({ kind: job.endedAt === null ? "plain" : "primary" })}
            >
              {words.leaderboard}
            </Link>
          )}
        </div>
      </JobCard>
    </Panel>
  );
}
