import type { RunDetail } from "@contracts/api/runs.ts";
import type { RunProgress, StageProgress } from "../../../api/job-progress.ts";
import { hasStage, stageOrder } from "./pipeline-stages.ts";

type StageRun = RunDetail["stages"][number];

/** One stage as the page lists it. */
export type StageRow = { stage: StageRun["stage"] } & (
  | { state: "done"; result: StageRun }
  /** It has ended, and the run is read again for the rest. */
  | { state: "told"; cached: boolean; seconds: number; notices: readonly string[] }
  | { state: "working"; progress: StageProgress | null }
  | { state: "waiting" }
);

/** Stages of a run in their order: what is kept, then what the events tell, then what is to come while it is at work. */
export function stageRows(
  run: Pick<RunDetail, "stages" | "status" | "pipeline">,
  live: RunProgress | null,
): StageRow[] {
  const kept = new Map(run.stages.map((stage) => [stage.stage, stage]));
  const told = new Map(live?.stages.map((stage) => [stage.stage, stage]));
  const isWorking = run.status === "running" && live?.status !== "stopped" && live?.status !== "failed";
  let isNext = isWorking;
  return stageOrder.flatMap((stage): StageRow[] => {
    const result = kept.get(stage);
    if (result !== undefined) return [{ stage, state: "done", result }];
    const ended = told.get(stage);
    if (ended !== undefined) {
      const { cached, seconds, notices } = ended;
      return [{ stage, state: "told", cached, seconds, notices }];
    }
    if (!isWorking || !hasStage(stage, run.pipeline)) return [];
    const isHere = live?.now?.stage === stage || (live?.now == null && isNext);
    if (isHere) isNext = false;
    return [isHere ? { stage, state: "working", progress: live?.now ?? null } : { stage, state: "waiting" }];
  });
}
