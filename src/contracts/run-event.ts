import type { Run, StageName, StageRun } from "./run.ts";

/** What the engine tells while it works. Every stream ends with exactly one run-end or error. */
export type RunEvent =
  | { type: "run-start"; runId: string; label: string }
  | { type: "stage-start"; runId: string; stage: StageName }
  | { type: "stage-progress"; runId: string; stage: StageName; done: number; total: number; unit: string }
  | { type: "stage-end"; runId: string; stageRun: StageRun }
  | { type: "notice"; runId: string; message: string }
  | { type: "run-end"; run: Run };
