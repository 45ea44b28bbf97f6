import type { Task } from "./task.ts";

export interface Input {
  runs: readonly string[];
  search: string | null;
  status: "failed" | "stopped";
}

const sentences = {
  failed: "The part of the server that worked on it ended before it did.",
  stopped: "It was stopped before it could end.",
};

/** Runs and searches whose work has ended without their saying so: what is known of them is kept, and that they ended is said. */
export const settleWork: Task<Input, null> = async (project, { runs, search, status }) => {
  const workspace = await project.workspace();
  const end = { status, error: sentences[status], finishedAt: workspace.clock.now() };
  for (const id of runs) {
    const run = await workspace.runs.find(id);
    if (run?.id === id && run.status === "running") await workspace.runs.save({ ...run, ...end });
  }
  const begun = search === null ? undefined : await workspace.searches.find(search);
  if (begun?.status === "running") await workspace.searches.save({ ...begun, ...end });
  return null;
};
