import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import type { Job } from "@contracts/api/jobs.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import { Button, buttonStyle } from "../../../design/button.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import { StopButton } from "../../../design/stop-button.tsx";
import * as t from "../../../messages/messages.ts";
import { goOnWith } from "../../new-experiment/queries.ts";

/** What can be done with a run: stop it, go on with it, hold it against the baseline, begin another from it. */
export function RunActions({
  run,
  job,
  baseline,
}: {
  run: RunDetail;
  job: Job | null;
  baseline: string | null;
}): ReactNode {
  const words = t.run.actions;
  return (
    <>
      {job !== null && (
        <StopButton
          job={job.id}
          label={job.kind === "run" ? words.stop : words.stopAll[job.kind === "search" ? "search" : "sweep"]}
          isStopping={job.status === "stopping"}
        />
      )}
      {run.status !== "running" && <GoOn run={run} />}
      <Link to="/new" search={{ from: run.id }} className={buttonStyle()}>
        {words.from}
      </Link>
      {baseline !== null && baseline !== run.id && run.status === "finished" && (
        <Link
          to="/compare"
          search={{ runs: `${baseline},${run.id}` }}
          className={buttonStyle({ kind: "primary" })}
        >
          {words.compare}
        </Link>
      )}
    </>
  );
}

function GoOn({ run }: { run: RunDetail }): ReactNode {
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => goOnWith(run),
    onSuccess: async (job) => {
      await client.invalidateQueries();
      await navigate({ to: "/new", search: { job: job.id, of: 1 } });
    },
  });
  return (
    <>
      <Button disabled={start.isPending} title={t.run.actions.againHint} onClick={() => start.mutate()}>
        <RotateCw aria-hidden className="size-4" />
        {run.status === "finished" ? t.run.actions.again : t.run.actions.resume}
      </Button>
      {start.isError && <ErrorNotice error={start.error} />}
    </>
  );
}
