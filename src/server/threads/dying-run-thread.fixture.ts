import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openWorkspace } from "../../app/workspace.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { Run } from "../../contracts/run.ts";
import type { FromThread, ThreadData, ToThread } from "./thread-protocol.ts";

/** Begins a run and falls over in the midst of it, as memory that runs out would make it. */
const { folder } = workerData as ThreadData;

async function begin(id: number): Promise<void> {
  const workspace = await openWorkspace(path.join(folder, ".soundings"));
  const run: Run = {
    id: "run-cut-short",
    experiment: "tides",
    label: "default",
    status: "running",
    pipeline: Pipeline.parse({}),
    dataset: null,
    questions: null,
    sources: {},
    startedAt: 1,
    finishedAt: null,
    environment: {},
    stages: [],
    metrics: {},
    leftOut: [],
    error: null,
  };
  await workspace.runs.save(run);
  await workspace.close();
  const event = { type: "run-start", runId: run.id, label: run.label };
  parentPort?.postMessage({ type: "event", id, event } satisfies FromThread);
  process.exit(7);
}

parentPort?.on("message", (message: ToThread) => {
  if (message.type === "task") void begin(message.id);
});
