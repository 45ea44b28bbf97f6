import { findRun } from "../../app/run-results.ts";
import type { Run } from "../../contracts/run.ts";
import { ApiFault } from "../api-fault.ts";
import type { OpenProject } from "./open-project.ts";

const mostRuns = 6;

/** The runs that a query names, with commas between their ids. Throws ApiFault "request.invalid" for too few, too many, or one twice. */
export async function namedRuns(
  project: OpenProject,
  list: string,
  { least }: { least: number },
): Promise<[Run, ...Run[]]> {
  const ids = list.split(",").map((id) => id.trim());
  if (ids.length < least || ids.length > mostRuns || ids.includes("")) {
    const named = ids.filter((id) => id !== "").length;
    throw new ApiFault("request.invalid", {
      message: `In the query, runs names ${named} runs, and ${least} to ${mostRuns} can be compared.`,
      hint: "Write their ids with commas between them.",
    });
  }
  const workspace = await project.workspace();
  const runs: Run[] = [];
  for (const id of ids) runs.push(await findRun(workspace, id));
  if (new Set(runs.map(({ id }) => id)).size < runs.length) {
    throw new ApiFault("request.invalid", {
      message: "In the query, runs names one run twice.",
      hint: "Name different runs.",
    });
  }
  return runs as [Run, ...Run[]];
}
