import path from "node:path";
import type { Run } from "../../contracts/run.ts";
import type { OpenProject } from "./open-project.ts";

/** Every run of the folder, newest first, read again only where any process has written to the database since. */
export async function everyRun(project: OpenProject): Promise<readonly Run[]> {
  const workspace = await project.workspace();
  const names = ["soundings.sqlite", "soundings.sqlite-wal"];
  const files = names.map((name) => path.join(workspace.stateFolder, name));
  return project.kept.runs(files, () => workspace.runs.list());
}
