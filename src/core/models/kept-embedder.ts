import { throwIfAborted } from "../../contracts/abort.ts";
import { workThrough } from "../../contracts/work-through.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Embedder, EmbedOptions } from "../../ports/embedder.ts";
import type { NumberStore } from "../../ports/number-store.ts";
import { embedderSettings, embeddedTextKey } from "../pipeline/embedded-text-key.ts";
import { canonicalJson } from "../pipeline/stage-key.ts";
import { type Turns, turns } from "./turns.ts";

export interface KeptEmbedderSettings {
  /** One whose identity is its id and version alone. */
  embedder: Embedder;
  numbers: NumberStore;
  digestOf: DigestOf;
  /** One for all embedders that share the numbers. */
  turns?: Turns;
  /** Batches under way together. */
  batchesAtOnce: number;
  /** Told of texts whose vectors were kept before. */
  onKept?: (texts: number) => void;
}

/** As few as the smallest request of any server: what comes through is kept at once, and what breaks takes little with it. */
export const textsPerBatch = 32;

/** Asks an embedder once for each batch of texts: what was paid for outlives a stage that does not come to its end. Those who ask the same at the same time wait for the first. */
export function keptEmbedder(settings: KeptEmbedderSettings): Embedder {
  const { embedder, numbers, digestOf, batchesAtOnce, turns: order = turns(), onKept = () => {} } = settings;
  const { id, version, dimensions } = embedder;
  const identity = embedderSettings({ part: embedder, identity: null });

  async function rowsOf(texts: readonly string[], options: EmbedOptions): Promise<Float32Array> {
    const key = vectorsKey(embedder, options.kind, texts, digestOf);
    const endTurn = await order.take(key, options.signal);
    try {
      const known = await numbers.find(key);
      throwIfAborted(options.signal);
      if (known?.length === texts.length * dimensions) {
        onKept(texts.length);
        return known;
      }
      return await madeRows(key, texts, options);
    } finally {
      endTurn();
    }
  }

  async function madeRows(
    key: Digest,
    texts: readonly string[],
    options: EmbedOptions,
  ): Promise<Float32Array> {
    const made = await embedder.embed(texts, options);
    // Passages become items of an embed stage; nothing else holds the vectors of questions.
    const items =
      options.kind === "passage" ? texts.map((text) => embeddedTextKey(text, identity, digestOf)) : [];
    if (made.length === texts.length * dimensions) await numbers.keep(key, made, items);
    return made;
  }

  return {
    id,
    version,
    dimensions,
    async embed(texts, options) {
      const { carries } = options;
      const placed = carries?.length === texts.length ? carries : undefined;
      const batches = await workThrough(
        startsOf(texts.length),
        batchesAtOnce,
        (start) => {
          const end = start + textsPerBatch;
          const places = placed?.slice(start, end) ?? carries;
          // By the caller's own signal: a batch that fails stops none that is under way, and paid for.
          return rowsOf(texts.slice(start, end), {
            ...options,
            ...(places !== undefined && { carries: places }),
          });
        },
        options.signal,
      );
      return joined(batches);
    },
  };
}

/** Of one batch; in the order of its texts. */
export function vectorsKey(
  { id, version }: Pick<Embedder, "id" | "version">,
  of: EmbedOptions["kind"],
  texts: readonly string[],
  digestOf: DigestOf,
): Digest {
  return digestOf(canonicalJson({ kind: "vectors", id, version, of, texts }));
}

function startsOf(length: number): number[] {
  return Array.from({ length: Math.ceil(length / textsPerBatch) }, (_, at) => at * textsPerBatch);
}

function joined(batches: readonly Float32Array[]): Float32Array {
  const rows = new Float32Array(batches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const batch of batches) {
    rows.set(batch, at);
    at += batch.length;
  }
  return rows;
}
