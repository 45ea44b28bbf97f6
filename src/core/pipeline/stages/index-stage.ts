import type { Chunk, PreparedDocument } from "../../../contracts/chunk.ts";
import type { Digest } from "../../../contracts/digest.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import type { VectorIndexStore } from "../../../ports/vector-index.ts";
import { analyseSegment, segmentVersion } from "../../retrieval/lexical/analyse-segment.ts";
import { decodeSegment, encodeSegment } from "../../retrieval/lexical/segment-codec.ts";
import type { Segment } from "../../retrieval/lexical/segment.ts";
import { analyserVersion } from "../../text/analyser.ts";
import { jsonCodec } from "../codec.ts";
import type { EmbedderIdentity } from "../embedder-identity.ts";
import { type PackEntry, packCodec } from "../pack.ts";
import { canonicalJson, stageKey } from "../stage-key.ts";
import type { Output, StageWork } from "../stage.ts";
import type { ChunkSpans } from "./chunk-stage.ts";
import type { Embeddings } from "./embed-stage.ts";
import type { Dataset } from "./prepare-stage.ts";

export interface IndexOutputs {
  /** One segment a source, by name, in the order of the dataset. */
  segments: PackEntry[];
  /** The vector index's name and kind; null where nothing was embedded. Its files are the library's and belong to no digest. */
  vectors: {
    name: Digest;
    kind: string;
    exact: boolean;
    embedder: EmbedderIdentity;
    dimensions: number;
  } | null;
}

const version = "2";
/** Of one source's segment. */
const itemVersion = "1";

export interface IndexInputs {
  dataset: Output<Dataset>;
  spans: Output<ChunkSpans>;
  embeddings?: { output: Output<Embeddings>; embedder: EmbedderIdentity };
}

/** Analyses the sources whose chunks changed, and builds the vector index where there are embeddings. */
export function indexStage(
  inputs: IndexInputs,
  load: { documents(): Promise<PreparedDocument[]>; chunks(): Promise<Chunk[][]> },
  settings: Pipeline["index"],
  parts: { vectorIndexes: VectorIndexStore; digestOf: DigestOf },
): StageWork<IndexOutputs> {
  const { vectorIndexes, digestOf } = parts;
  const analysis = { analyserVersion, segmentVersion, breadcrumbs: settings.breadcrumbs };
  const { embeddings } = inputs;
  return {
    stage: "index",
    version,
    settings: {
      ...analysis,
      vectors: embeddings === undefined ? null : vectorIndexes.kind,
      // Two embedders may give all passages the same vectors; the index still belongs to one of them.
      embedder: embeddings === undefined ? null : { ...embeddings.embedder },
    },
    inputs: {
      dataset: inputs.dataset.digest,
      spans: inputs.spans.digest,
      ...(embeddings === undefined ? {} : { embeddings: embeddings.output.digest }),
    },
    outputs: { segments: packCodec, vectors: jsonCodec<IndexOutputs["vectors"]>() },

    async run({ signal, breathe, progress, reuse }) {
      const [documents, chunks] = await Promise.all([load.documents(), load.chunks()]);
      const { documents: described } = await inputs.dataset.load();
      const itemKeys = documents.map(({ source, language }, index) =>
        stageKey(
          {
            stage: "index-source",
            version: itemVersion,
            settings: { ...analysis, source, language },
            inputs: {
              content: described[index]?.content ?? "",
              spans: digestOf(canonicalJson((chunks[index] ?? []).map(({ start, end }) => [start, end]))),
            },
          },
          digestOf,
        ),
      );
      const known = await reuse(itemKeys);
      const segments: PackEntry[] = [];
      let wordless = 0;
      for (const [index, document] of documents.entries()) {
        const pause = breathe();
        if (pause) await pause;
        const itemKey = itemKeys[index] as Digest;
        const stored = known.get(itemKey);
        const segment =
          stored === undefined
            ? analyseSegment(document, chunks[index] ?? [], settings)
            : decodeSegment(stored);
        wordless += chunksWithoutTerms(segment);
        segments.push({ name: document.source, bytes: stored ?? encodeSegment(segment), itemKey });
        progress(index + 1, documents.length, "documents");
      }

      const indexed = chunks.reduce((sum, list) => sum + list.length, 0);
      let vectors: IndexOutputs["vectors"] = null;
      if (embeddings !== undefined) {
        const groups = chunks.flatMap((list) => list.map(({ source }) => source));
        vectors = await buildVectors(
          embeddings,
          inputs.spans.digest,
          groups,
          vectorIndexes,
          digestOf,
          signal,
        );
      }
      const empty = chunks.filter((list) => list.length === 0).length;
      return {
        outputs: { segments, vectors },
        metrics: {
          "documents-in": documents.length,
          "documents-indexed": documents.length - empty,
          "documents-lost": empty,
          "chunks-in": indexed,
          "chunks-indexed": indexed - wordless,
          "chunks-lost": wordless,
          bytes: segments.reduce((sum, { bytes }) => sum + bytes.length, 0),
        },
        notices: documents
          .filter((_, index) => chunks[index]?.length === 0)
          .map(({ source }) => `${source} gave no chunk: nothing of it can be found.`),
        reproducible: vectors?.exact ?? true,
        timings: { "segments-reused": known.size },
      };
    },
  };
}

export function segmentsOf(pack: readonly PackEntry[]): Segment[] {
  return pack.map(({ bytes }) => decodeSegment(bytes));
}

/** Nothing but stop words or signs: no word finds them. */
function chunksWithoutTerms({ chunkStarts }: Segment): number {
  let wordless = 0;
  for (let chunk = 0; chunk + 1 < chunkStarts.length; chunk++) {
    if (chunkStarts[chunk] === chunkStarts[chunk + 1]) wordless += 1;
  }
  return wordless;
}

async function buildVectors(
  embeddings: { output: Output<Embeddings>; embedder: EmbedderIdentity },
  spans: Digest,
  groups: string[],
  store: VectorIndexStore,
  digestOf: DigestOf,
  signal: AbortSignal,
): Promise<IndexOutputs["vectors"]> {
  const name = digestOf(canonicalJson([embeddings.output.digest, spans, store.kind]));
  const rows = await embeddings.output.load();
  await store.build(name, { ...rows, groups }, signal);
  const index = await store.open(name);
  const exact = index?.exact ?? true;
  await index?.close();
  return { name, kind: store.kind, exact, embedder: embeddings.embedder, dimensions: rows.dimensions };
}
