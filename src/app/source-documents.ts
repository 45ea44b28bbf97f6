import type { Run } from "../contracts/run.ts";
import type { Document } from "../contracts/source.ts";
import { documentsOf, fileHolding } from "../core/pipeline/parsed-file.ts";
import { type CorpusFile, corpusFiles } from "../core/pipeline/stages/parse-stage.ts";
import type { Workspace } from "./workspace.ts";

/** A source as its parser read it; undefined where it is no longer stored. */
export type DocumentOf = (source: string) => Document | undefined;

/**
 * The parsed sources as a run saw them; cleaning the store may have removed them all. They are decoded when asked for: people
 * look at few of many.
 */
export async function sourceDocuments(workspace: Workspace, run: Run | undefined): Promise<DocumentOf> {
  const digest = run?.stages.find(({ stage }) => stage === "parse")?.outputs["corpus"];
  const bytes = digest === undefined ? undefined : await workspace.artifacts.get(digest);
  const files = new Map((bytes === undefined ? [] : corpusFiles(bytes)).map((file) => [file.name, file]));
  const decoded = new Map<CorpusFile, Map<string, Document>>();
  return (source) => {
    const file = fileHolding(source, files);
    if (file === undefined) return undefined;
    const known = decoded.get(file) ?? new Map(documentsOf(file, file.body).map((one) => [one.source, one]));
    decoded.set(file, known);
    return known.get(source);
  };
}
