import type { Embedder, EmbedOptions } from "../../../ports/embedder.ts";
import type { TextUsage } from "../../../ports/text-request.ts";
import { askInBatches } from "../../shared/provider/ask-in-batches.ts";
import type { AskedModel } from "../../shared/provider/failure-of.ts";
import type { BatchLimits } from "../../shared/provider/text-batches.ts";
import {
  textProvider,
  type TextProviderParts,
  type TextVendor,
  type WireReply,
} from "../../shared/provider/text-provider.ts";
import { unitRows, type WireVector } from "./unit-rows.ts";

export interface ServedEmbedderSettings {
  /** As its server calls it. */
  model: string;
  /** Length of its vectors. */
  dimensions: number;
  /** Ask for vectors of that length, where the model can shorten them. */
  shortened?: boolean;
  /** Where it is not the usual address. */
  baseUrl?: string;
  /** What the model was trained to see before texts, such as "query: " and "passage: ". */
  prefixes?: Partial<Record<EmbedOptions["kind"], string>>;
  /** What one request holds. */
  batch?: Partial<BatchLimits>;
  /** How many requests of one call are under way together. */
  requestsAtOnce?: number;
  /** Of one request, from the first byte sent to the last received. */
  timeoutMs?: number;
}

/** How one kind of server is asked for vectors. */
export interface EmbedWire {
  /** Before the model's name in ids. */
  name: string;
  version: string;
  vendor: TextVendor;
  path: string;
  batch: BatchLimits;
  requestsAtOnce: number;
  body(texts: readonly string[], kind: EmbedOptions["kind"]): object;
  /** One vector for each text, in their order; throws as `badReply` tells. */
  read(
    reply: WireReply,
    texts: number,
    asked: AskedModel,
  ): { vectors: readonly WireVector[]; usage: TextUsage };
}

/** An embedder behind an address. Throws AppError "config.invalid" for settings that cannot work. */
export function servedEmbedder(
  wire: EmbedWire,
  settings: ServedEmbedderSettings,
  parts: TextProviderParts,
): Embedder {
  const { model, dimensions, prefixes = {}, timeoutMs = 300_000 } = settings;
  const { requestsAtOnce = wire.requestsAtOnce, baseUrl } = settings;
  const id = `${wire.name}/${model}-${dimensions}`;
  const { vendor, path } = wire;
  const provider = textProvider({ id, model, vendor, path, baseUrl, purpose: "embed", timeoutMs }, parts);
  const batch = { ...wire.batch, ...settings.batch };
  return {
    id,
    version: [
      wire.version + provider.elsewhere,
      ...(settings.shortened === true ? ["shortened"] : []),
      ...(["query", "passage"] as const).flatMap((kind) =>
        prefixes[kind] ? [`${kind}=${JSON.stringify(prefixes[kind])}`] : [],
      ),
    ].join(" "),
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
