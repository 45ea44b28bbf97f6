import type { Task } from "./task.ts";

interface Input {
  runs: readonly string[];
  status: "failed" | "stopped";
}

/** Runs whose work has ended without their saying so: what is known of them is kept, and that they ended is said. */
export const settleRuns: Task<Input, null> = async (project, { runs, status }) => {
  const workspace = await project.workspace();
  for (const id of runs) {
    const run = await workspace.runs.find(id);
    if (run?.id !== id || run.status !== "running") continue;
    const error =
      status === "failed"
        ? "The part of the server that worked on it ended before it did."
        : "It was stopped before it could end.";
    await workspace.runs.save({ ...run, status, error, finishedAt: workspace.clock.now() });
  }
  return null;
};
