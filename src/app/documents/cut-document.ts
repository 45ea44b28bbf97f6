import type { DocumentQuery } from "../../contracts/api/document.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Span } from "../../contracts/passage.ts";
import { ChunkSettings, type Pipeline } from "../../contracts/pipeline.ts";
import { makeChunks } from "../../core/chunking/make-chunks.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { ListedSources } from "../experiment-inputs.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import type { Workspace } from "../workspace.ts";
import type { OpenedDocument } from "./open-document.ts";

export interface CutDocumentOptions {
  /** Settings in place of the document's own; as the run cut it, or by the folder's settings, where none is given. */
  asked: Pick<DocumentQuery, "strategy" | "size" | "overlap" | "unit">;
  listed(): Promise<ListedSources>;
  signal: AbortSignal;
}

/** Where a chunker cuts a document, in order. Throws AppError "pipeline.invalid" for settings that no chunker takes. */
export async function cutDocument(
  workspace: Workspace,
  config: LoadedConfig,
  opened: OpenedDocument,
  { asked, listed, signal }: CutDocumentOptions,
): Promise<readonly Span[]> {
  const { strategy, size, overlap, unit } = asked;
  const given = Object.entries({ strategy, size, overlap, unit }).filter(([, value]) => value !== undefined);
  if (opened.chunks !== null && given.length === 0) return opened.chunks;

  const chunk = checked({ ...opened.chunkSettings, ...Object.fromEntries(given) });
  const pipeline = { ...config.pipeline, chunk };
  const parts = await makeParts(workspace, pipeline, {
    folder: config.folder,
    reader: (await listed()).reader,
    models: await openModelAccess(workspace, config, [pipeline]),
    needs: { embedder: false, answerer: false },
    signal,
  });
  try {
    const { part, identity } = parts.chunker;
    // A person tries sizes to and fro, and reads on: each way to cut is worked out once.
    const key = JSON.stringify(["chunks of", opened.content, part.id, part.version, identity]);
    return await workspace.memo.get(key, async () => {
      const found = await part.chunk(opened.document, signal);
      // A chunker of the person's own may be wrong.
      const spans = makeChunks(opened.document, found, part.id).map(({ start, end }) => ({ start, end }));
      return { value: spans, bytes: 32 * spans.length };
    });
  } finally {
    await parts.close();
  }
}

function checked(settings: Record<string, unknown>): Pipeline["chunk"] {
  const { success, data, error } = ChunkSettings.safeParse(settings);
  if (success) return data;
  const [issue] = error.issues;
  throw new AppError("pipeline.invalid", {
    message: `The document cannot be cut so: ${issue?.message ?? "the settings are wrong"}.`,
    hint: "Give a size that is larger than the overlap.",
  });
}
