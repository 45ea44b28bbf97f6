import type { Run } from "../contracts/run.ts";
import { sourceDocuments } from "./source-documents.ts";
import type { Workspace } from "./workspace.ts";

/** The canonical text of a source; undefined where it is no longer stored. */
export type TextOf = (source: string) => string | undefined;

/** Texts as a run saw them. */
export async function sourceTexts(workspace: Workspace, run: Run | undefined): Promise<TextOf> {
  const documentOf = await sourceDocuments(workspace, run);
  return (source) => documentOf(source)?.text;
}
