import type { OpenDocumentOptions } from "../../app/documents/open-document.ts";
import { layOutPage as layOut } from "../../app/use-cases/lay-out-page.ts";
import { showDocument as show } from "../../app/use-cases/show-document.ts";
import type { DocumentLayout, DocumentLayoutQuery } from "../../contracts/api/document-layout.ts";
import type { DocumentQuery, DocumentView } from "../../contracts/api/document.ts";
import { withoutPlaces } from "../without-places.ts";
import { withFreshListing } from "./list-sources.ts";
import type { OpenProject } from "./open-project.ts";
import type { Task } from "./task.ts";

export const showDocument: Task<DocumentQuery, DocumentView> = async (project, query, { signal }) => {
  const config = await project.config();
  const workspace = await project.workspace();
  return look(project, signal, (options) => show(workspace, config, query, options));
};

export const layOutPage: Task<DocumentLayoutQuery, DocumentLayout> = async (project, query, { signal }) => {
  const config = await project.config();
  const workspace = await project.workspace();
  return look(project, signal, (options) => layOut(workspace, config, query, options));
};

/** What is wrong with the questions is said without the folders above the project. */
async function look<View extends { notices: string[] }>(
  project: OpenProject,
  signal: AbortSignal,
  work: (options: Pick<OpenDocumentOptions, "listed" | "signal">) => Promise<View>,
): Promise<View> {
  const view = await withFreshListing(project, signal, (listed) => work({ listed, signal }));
  return { ...view, notices: view.notices.map((notice) => withoutPlaces(notice, project.folder)) };
}
