import type { Embedder, EmbedOptions } from "../../../ports/embedder.ts";
import type { BatchLimits } from "../../shared/provider/text-batches.ts";
import {
  textProvider,
  type TextProviderParts,
  type TextVendor,
} from "../../shared/provider/text-provider.ts";
import { textEmbedder, type VectorWire } from "./text-embedder.ts";

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
export interface EmbedWire extends VectorWire {
  /** Before the model's name in ids. */
  name: string;
  version: string;
  vendor: TextVendor;
  path: string;
  batch: BatchLimits;
  requestsAtOnce: number;
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
  const version = [
    wire.version + provider.elsewhere,
    ...(settings.shortened === true ? ["shortened"] : []),
    ...(["query", "passage"] as const).flatMap((kind) =>
      prefixes[kind] ? [`${kind}=${JSON.stringify(prefixes[kind])}`] : [],
    ),
  ].join(" ");
  const batch = { ...wire.batch, ...settings.batch };
  return textEmbedder({ id, version, dimensions, provider, wire, prefixes, batch, requestsAtOnce });
}
