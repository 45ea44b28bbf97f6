import type { Embedder, EmbedOptions } from "../../../ports/embedder.ts";
import type { TextUsage } from "../../../ports/text-request.ts";
import { askInBatches } from "../../shared/provider/ask-in-batches.ts";
import type { AskedTexts } from "../../shared/provider/asked-texts.ts";
import type { BatchLimits } from "../../shared/provider/text-batches.ts";
import type { TextProvider, WireReply } from "../../shared/provider/text-provider.ts";
import { unitRows, type WireVector } from "./unit-rows.ts";

/** How vectors are asked for, and read. */
export interface VectorWire {
  body(texts: readonly string[], kind: EmbedOptions["kind"]): object;
  /** One vector for each text, in their order; throws `asked.badReply` where there is none. */
  read(
    reply: WireReply,
    texts: number,
    asked: AskedTexts,
  ): { vectors: readonly WireVector[]; usage: TextUsage };
}

export interface TextEmbedderSettings {
  id: string;
  version: string;
  dimensions: number;
  provider: TextProvider;
  wire: VectorWire;
  /** What stands before texts. */
  prefixes?: Partial<Record<EmbedOptions["kind"], string>>;
  batch: BatchLimits;
  requestsAtOnce: number;
}

/** An embedder that asks a provider, batch by batch. Texts of white space are not sent: they have rows of zeros. */
export function textEmbedder(settings: TextEmbedderSettings): Embedder {
  const { id, version, dimensions, provider, wire, prefixes = {}, batch, requestsAtOnce } = settings;
  return {
    id,
    version,
    dimensions,
    async embed(texts, { kind, signal, carries }) {
      const prefix = prefixes[kind] ?? "";
      const replies = await askInBatches({
        provider,
        texts: texts.map((text) => (text.trim() === "" ? "" : prefix + text.toWellFormed())),
        batch,
        requestsAtOnce,
        request: (sent) => ({
          characters: sent.reduce((sum, text) => sum + text.length, 0),
          body: wire.body(sent, kind),
          read(reply, asked) {
            const { vectors, usage } = wire.read(reply, sent.length, asked);
            return { value: unitRows(vectors, dimensions, asked), usage };
          },
        }),
        carries,
        signal,
      });
      const rows = new Float32Array(texts.length * dimensions);
      for (const { positions, value } of replies) {
        for (const [at, position] of positions.entries()) {
          rows.set(value.subarray(at * dimensions, (at + 1) * dimensions), position * dimensions);
        }
      }
      return rows;
    },
  };
}
