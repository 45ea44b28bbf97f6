import type { LoadedConfig } from "../config/load-config.ts";
import type { DocumentView } from "../../contracts/api/document.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Layout } from "../../contracts/source.ts";
import type { ListedSources } from "../experiment-inputs.ts";
import type { Workspace } from "../workspace.ts";
import { documentOfRun } from "./document-of-run.ts";
import { presentDocument } from "./present-document.ts";

/** A document with what is known of it, as a run saw it or as the folder holds it now. */
export interface OpenedDocument {
  /** Null where it is the folder's. */
  run: string | null;
  /** Of the source's bytes; null where it is not known. */
  version: string | null;
  document: PreparedDocument & { readonly pageCount?: number | undefined };
  /** What `regions`, text and places come from: equal where all of them are. */
  content: string;
  /** By which it is cut where nobody asks for others. */
  chunkSettings: Pipeline["chunk"];
  /** As the run cut it; null where it is to be cut. */
  chunks: readonly Span[] | null;
  /** In the order of the questions. */
  gold: DocumentView["gold"];
  citations: DocumentView["citations"];
  /** How its text lies on pages; undefined where it does on none. */
  layout(): Promise<Layout | undefined>;
  notices: string[];
}

export interface OpenDocumentOptions {
  source: string;
  /** The beginning of a run's id. */
  run?: string | undefined;
  /** The folder's sources, as they were listed last. */
  listed(): Promise<ListedSources>;
  signal: AbortSignal;
}

/** Throws AppError "source.unknown" for a document that is not there, "run.unknown" for such a run. */
export function openDocument(
  workspace: Workspace,
  config: LoadedConfig,
  options: OpenDocumentOptions,
): Promise<OpenedDocument> {
  const { run, source } = options;
  return run === undefined
    ? presentDocument(workspace, config, options)
    : documentOfRun(workspace, { run, source });
}
