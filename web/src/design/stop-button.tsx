import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import type { ReactNode } from "react";
import { stopJob } from "../api/job-query.ts";
import * as t from "../messages/messages.ts";
import { Button } from "./button.tsx";
import { ErrorNotice } from "./notices.tsx";

/** Stops a job; it says so until the server has done it. */
export function StopButton({
  job,
  label = t.design.job.stop,
  isStopping = false,
}: {
  job: string;
  label?: string;
  /** Whether it was asked already. */
  isStopping?: boolean;
}): ReactNode {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopJob(job),
    onSuccess: () => client.invalidateQueries(),
  });
  const isOn = isStopping || stop.isPending || stop.isSuccess;
  return (
    <>
      <Button disabled={isOn} onClick={() => stop.mutate()}>
        <CircleStop aria-hidden className="size-4" />
        {isOn ? t.design.job.stopping : label}
      </Button>
      {stop.isError && <ErrorNotice error={stop.error} />}
    </>
  );
}
