import { openModelAccess } from "../../app/models/open-model-access.ts";
import { makeParts } from "../../app/pipeline-parts.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import { ChunkSettings } from "../../contracts/pipeline.ts";
import { ApiFault } from "../api-fault.ts";
import { faultSentences } from "../fault-sentences.ts";
import { listSources } from "./list-sources.ts";
import type { OpenProject } from "./open-project.ts";

/** Where a chunker cuts a document, with some settings in place of the folder's own. */
export async function chunkOneDocument(
  project: OpenProject,
  document: PreparedDocument,
  asked: Record<string, unknown>,
  signal: AbortSignal,
): Promise<readonly Span[]> {
  const workspace = await project.workspace();
  const config = await project.config();
  const chunk = ChunkSettings.safeParse({ ...config.pipeline.chunk, ...asked });
  if (!chunk.success) {
    throw new ApiFault("request.invalid", {
      message: faultSentences("query", chunk.error.issues),
      hint: "An overlap must be smaller than the size.",
    });
  }
  const pipeline = { ...config.pipeline, chunk: chunk.data };
  const parts = await makeParts(workspace, pipeline, {
    folder: config.folder,
    reader: (await listSources(project, config, signal)).reader,
    models: await openModelAccess(workspace, config, [pipeline]),
    needs: { embedder: false, answerer: false },
    signal,
  });
  try {
    return await parts.chunker.part.chunk(document, signal);
  } finally {
    await parts.close();
  }
}
