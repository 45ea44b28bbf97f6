import type { Pipeline } from "../../contracts/pipeline.ts";
import type { EmbedderFamily } from "./embedder-weights.ts";

/** By what the settings name, and never by what a part calls itself: a part of the person's own belongs to none. */
export function embedderFamily(embedder: Pipeline["embed"]["embedder"]): EmbedderFamily | undefined {
  if (embedder === "none") return undefined;
  if (embedder === "hashing" || embedder === "static") return embedder;
  if (typeof embedder === "string") return undefined;
  return "onnx" in embedder ? "onnx" : undefined;
}
