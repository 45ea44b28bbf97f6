import type { Run } from "../../contracts/run.ts";
import type { OpenProject } from "./open-project.ts";

/** Every run of the folder, newest first, as any process saved it last. They are kept: nobody may change them. */
export async function everyRun(project: OpenProject): Promise<readonly Run[]> {
  const { runs } = await project.workspace();
  return project.kept.runs((since, most) => runs.changes(since, most));
}
