import type { Chunk, PreparedDocument } from "../../../contracts/chunk.ts";
import type { Json } from "../../../contracts/json.ts";
import type { Span } from "../../../contracts/passage.ts";
import type { Chunker } from "../../../ports/chunker.ts";
import { chunkStatistics } from "../../chunking/chunk-statistics.ts";
import { makeChunks } from "../../chunking/make-chunks.ts";
import { jsonCodec } from "../codec.ts";
import type { Output, StageWork } from "../stage.ts";
import type { Dataset } from "./prepare-stage.ts";

/** Where the chunks of each document lie, as [start, end, start, end, …]. Their text is the document's. */
export type ChunkSpans = { source: string; bounds: number[] }[];

export function chunkStage(
  dataset: Output<Dataset>,
  documents: () => Promise<PreparedDocument[]>,
  chunker: Chunker,
  identity: Json,
): StageWork<{ spans: ChunkSpans }> {
  return {
    stage: "chunk",
    version: "1",
    settings: { chunker: chunker.id, chunkerVersion: chunker.version, settings: identity },
    inputs: { dataset: dataset.digest },
    outputs: { spans: jsonCodec<ChunkSpans>() },

    async run({ signal, breathe, progress }) {
      const all = await documents();
      const spans: ChunkSpans = [];
      const chunks: Chunk[] = [];
      for (const [index, document] of all.entries()) {
        const pause = breathe();
        if (pause) await pause;
        const found = await chunker.chunk(document, signal);
        // Checks the spans too: a chunker of the person's own may be wrong.
        for (const chunk of makeChunks(document, found, chunker.id)) chunks.push(chunk);
        spans.push({ source: document.source, bounds: found.flatMap(({ start, end }) => [start, end]) });
        progress(index + 1, all.length, "documents");
      }
      return { outputs: { spans }, metrics: chunkStatistics(all, chunks) };
    },
  };
}

/** The chunks that the spans describe, by document in the order of the dataset. */
export function chunksOf(documents: readonly PreparedDocument[], spans: ChunkSpans): Chunk[][] {
  return documents.map((document, index) => {
    return makeChunks(document, spansOf(spans[index]?.bounds ?? []));
  });
}

/** The spans that bounds list as [start, end, start, end, …]. */
export function spansOf(bounds: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    spans.push({ start: bounds[at] as number, end: bounds[at + 1] as number });
  }
  return spans;
}
