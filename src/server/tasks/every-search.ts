import type { Search } from "../../contracts/search.ts";
import type { OpenProject } from "./open-project.ts";

/** Every search of the folder, newest first; only those are read again that any process has written since. */
export async function everySearch(project: OpenProject): Promise<readonly Search[]> {
  const { searches } = await project.workspace();
  return project.kept.searches((since, most) => searches.changes(since, most));
}
