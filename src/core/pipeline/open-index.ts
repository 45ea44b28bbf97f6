import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { VectorIndex, VectorIndexStore } from "../../ports/vector-index.ts";
import { openLexicalIndex } from "../retrieval/lexical/open-lexical-index.ts";
import type { Memo } from "./memo.ts";
import type { Output } from "./stage.ts";
import type { ChunkSpans } from "./stages/chunk-stage.ts";
import type { Embeddings } from "./stages/embed-stage.ts";
import { type IndexOutputs, segmentsOf } from "./stages/index-stage.ts";
import { documentFinder } from "./read-passages.ts";
import type { Dataset } from "./stages/prepare-stage.ts";
import type { OpenIndex } from "./stages/retrieve-stage.ts";

export interface StoredIndex {
  dataset: Output<Dataset>;
  spans: Output<ChunkSpans>;
  segments: Output<IndexOutputs["segments"]>;
  vectors: Output<IndexOutputs["vectors"]>;
}

export interface IndexLoaders {
  documents(): Promise<PreparedDocument[]>;
  chunks(): Promise<Chunk[][]>;
  embeddings: { output: Output<Embeddings> } | undefined;
}

/** Merges the segments and opens the vectors; shared by every configuration and question that asks the same index. */
export function openIndex(
  memo: Memo,
  stored: StoredIndex,
  load: IndexLoaders,
  parts: { vectorIndexes: VectorIndexStore; makeBreathe(signal: AbortSignal): Breathe },
  signal: AbortSignal,
): Promise<OpenIndex> {
  const { dataset, spans, segments, vectors } = stored;
  const { embeddings } = load;
  const name = ["index", dataset.digest, spans.digest, segments.digest, vectors.digest].join(":");
  return memo.get(name, async () => {
    const [packs, documents, chunks] = await Promise.all([segments.load(), load.documents(), load.chunks()]);
    const lexical = await openLexicalIndex(segmentsOf(packs), parts.makeBreathe(signal));
    const described = await vectors.load();
    const index =
      described === null
        ? undefined
        : await openVectors(described, chunks, load, parts.vectorIndexes, signal);
    const all = chunks.flat();
    const characters = all.reduce((sum, { text }) => sum + text.length, 0);
    const value: OpenIndex = {
      parts: { lexical, vectors: index },
      embedder: described?.embedder,
      chunks: all,
      meanLength: all.length === 0 ? 0 : characters / all.length,
      exact: index?.exact ?? true,
      documentOf: documentFinder(documents),
      embeddings: embeddings === undefined ? undefined : () => embeddings.output.load(),
    };
    // Sequences and postings beside the segments; five bytes a number of the vectors where they are held in memory.
    const vectorBytes = 5 * (index?.count ?? 0) * (described?.dimensions ?? 0);
    const bytes = packs.reduce((sum, pack) => sum + 3 * pack.bytes.length, 0) + vectorBytes;
    return { value, bytes };
  });
}

/** The vector index is derived: where its files are gone or damaged it is built again from the stored embeddings. */
async function openVectors(
  described: NonNullable<IndexOutputs["vectors"]>,
  chunks: Chunk[][],
  load: IndexLoaders,
  store: VectorIndexStore,
  signal: AbortSignal,
): Promise<VectorIndex> {
  const opened = await store.open(described.name);
  if (opened !== undefined) return opened;
  if (load.embeddings !== undefined) {
    const groups = chunks.flatMap((list) => list.map(({ source }) => source));
    await store.build(described.name, { ...(await load.embeddings.output.load()), groups }, signal);
    const rebuilt = await store.open(described.name);
    if (rebuilt !== undefined) return rebuilt;
  }
  throw new AppError("store.damaged", {
    message: `The vector index ${described.name.slice(0, 12)} cannot be opened.`,
    hint: "Remove the vectors folder below .soundings and run again.",
  });
}
