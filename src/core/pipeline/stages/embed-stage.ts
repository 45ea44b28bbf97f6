import { AppError } from "../../../contracts/app-error.ts";
import type { Chunk } from "../../../contracts/chunk.ts";
import type { Digest } from "../../../contracts/digest.ts";
import { barePassage } from "../../../contracts/passage.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import { type ChosenEmbedder, withWeights } from "../chosen-embedder.ts";
import type { Codec } from "../codec.ts";
import { embedTexts } from "../embed-texts.ts";
import { embedderSettings, embeddedTextKey, embedVersion } from "../embedded-text-key.ts";
import { floatsCodec, floatsOf } from "../floats-codec.ts";
import type { Output, StageWork } from "../stage.ts";
import type { ChunkSpans } from "./chunk-stage.ts";
import type { Dataset } from "./prepare-stage.ts";

/** One vector for each chunk, in the order of the chunks. */
export interface Embeddings {
  dimensions: number;
  /** Row-major. */
  vectors: Float32Array;
}

export interface EmbedOutputs {
  embeddings: Embeddings;
  /** What the embedder was fitted with to these very chunks; absent where it was not fitted. */
  weights?: Float32Array;
}

/** Embeds every distinct text once, and no text whose vector an earlier result holds. */
export function embedStage(
  inputs: { dataset: Output<Dataset>; spans: Output<ChunkSpans> },
  chunks: () => Promise<Chunk[]>,
  chosen: ChosenEmbedder,
  { breadcrumbs }: { breadcrumbs: boolean },
  digestOf: DigestOf,
): StageWork<EmbedOutputs> {
  const { fitting } = chosen;
  let itemKeys: Digest[] = [];
  const embeddings = embeddingsCodec(() => itemKeys);
  return {
    stage: "embed",
    version: embedVersion,
    settings: {
      ...embedderSettings(chosen),
      breadcrumbs,
      ...(fitting === undefined ? {} : { fitting: fitting.version }),
    },
    inputs: { dataset: inputs.dataset.digest, spans: inputs.spans.digest },
    outputs: fitting === undefined ? { embeddings } : { embeddings, weights: floatsCodec },

    async run({ signal, breathe, progress, reuse }) {
      const places = await chunks();
      const texts = places.map((chunk) => indexedText(chunk, breadcrumbs));
      const weights = await fitting?.fit(texts, signal);
      const fitted = withWeights(chosen, weights);
      const settings = embedderSettings(fitted);
      itemKeys = texts.map((text) => embeddedTextKey(text, settings, digestOf));
      const { dimensions } = fitted.part;
      const vectors = new Float32Array(texts.length * dimensions);
      const known = await reuse([...new Set(itemKeys)]);
      const rowOf = new Map<Digest, number>();
      const wanted: number[] = [];
      for (const [row, key] of itemKeys.entries()) {
        const bytes = known.get(key);
        if (bytes?.length === dimensions * 4) {
          vectors.set(floatsOf(bytes), row * dimensions);
        } else if (!rowOf.has(key)) {
          rowOf.set(key, row);
          wanted.push(row);
        }
      }
      const made = await embedTexts(
        fitted.part,
        wanted.map((row) => texts[row] as string),
        "passage",
        { signal, breathe, progress },
        wanted.map((row) => barePassage(places[row] as Chunk)),
      );
      for (const [index, row] of wanted.entries()) {
        vectors.set(made.subarray(index * dimensions, (index + 1) * dimensions), row * dimensions);
      }
      for (const [row, key] of itemKeys.entries()) {
        const first = rowOf.get(key);
        if (first !== undefined && first !== row) {
          vectors.copyWithin(row * dimensions, first * dimensions, (first + 1) * dimensions);
        }
      }
      const unknown = zeroRows(vectors, dimensions);
      return {
        outputs: {
          embeddings: { dimensions, vectors },
          ...(weights === undefined ? {} : { weights }),
        },
        metrics: { texts: texts.length, dimensions, "texts-unknown": unknown },
        notices: unknown === 0 ? [] : [unknownNotice(unknown, texts.length, fitted.part.id)],
        timings: { "texts-embedded": wanted.length, "texts-reused": known.size },
      };
    },
  };
}

function zeroRows(vectors: Float32Array, dimensions: number): number {
  let count = 0;
  for (let at = 0; at < vectors.length; at += dimensions) {
    if (vectors.subarray(at, at + dimensions).every((value) => value === 0)) count += 1;
  }
  return count;
}

function unknownNotice(unknown: number, texts: number, embedder: string): string {
  const hold = unknown === 1 ? "holds" : "hold";
  return `${unknown} of ${texts} chunks ${hold} nothing that the embedder ${embedder} knows: no vector finds them.`;
}

/** What is indexed may be richer than the chunk: the headings above it come first. */
export function indexedText(chunk: Chunk, breadcrumbs: boolean): string {
  return breadcrumbs && chunk.breadcrumb.length > 0
    ? `${chunk.breadcrumb.join(" › ")}\n${chunk.text}`
    : chunk.text;
}

/** Layout: dimensions (uint32, little endian), then the vectors as little-endian float32. Each row is an item. */
export function embeddingsCodec(itemKeys: () => readonly Digest[]): Codec<Embeddings> {
  return {
    encode({ dimensions, vectors }) {
      const bytes = new Uint8Array(4 + vectors.byteLength);
      new DataView(bytes.buffer).setUint32(0, dimensions, true);
      bytes.set(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength), 4);
      return bytes;
    },
    decode(bytes) {
      if (bytes.length < 4) throw damaged();
      const dimensions = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
      if (dimensions === 0 || (bytes.length - 4) % (4 * dimensions) !== 0) throw damaged();
      return { dimensions, vectors: floatsOf(bytes.subarray(4)) };
    },
    items({ dimensions }) {
      const length = dimensions * 4;
      const first = new Map<Digest, number>();
      for (const [row, key] of itemKeys().entries()) if (!first.has(key)) first.set(key, row);
      return [...first].map(([key, row]) => ({ key, offset: 4 + row * length, length }));
    },
  };
}

function damaged(): AppError {
  return new AppError("store.damaged", {
    message: "Stored embeddings are damaged.",
    hint: "Run again: they are made anew.",
  });
}
