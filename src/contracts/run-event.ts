import type { ModelSpending } from "./model-spending.ts";
import type { Run, StageName, StageRun } from "./run.ts";

/** What models took, once the work has come to its end, well or not. */
export interface ModelsEvent {
  type: "models";
  spent: ModelSpending[];
}

/** What the engine tells while it works. Every run ends with exactly one run-end; the stream with what models took, and an error where there was one. */
export type RunEvent =
  | { type: "run-start"; runId: string; label: string }
  | { type: "stage-start"; runId: string; stage: StageName }
  | { type: "stage-progress"; runId: string; stage: StageName; done: number; total: number; unit: string }
  | { type: "stage-end"; runId: string; stageRun: StageRun }
  | { type: "notice"; runId: string; message: string }
  | { type: "run-end"; run: Run }
  | ModelsEvent;
