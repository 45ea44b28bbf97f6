import * as z from "zod";
import type { Embedder } from "../../../ports/embedder.ts";
import { computedTokens, textEmbeddingsInference } from "../../shared/provider/text-embeddings-inference.ts";
import type { TextProviderParts } from "../../shared/provider/text-provider.ts";
import { requireOneForEach } from "../served/require-one-for-each.ts";
import { servedEmbedder, type ServedEmbedderSettings } from "../served/served-embedder.ts";

const WireVectors = z.array(z.array(z.unknown()));

/** An embedder that text-embeddings-inference serves. Its server knows one model: `model` is for people and for keys. */
export function textEmbeddingsInferenceEmbedder(
  settings: ServedEmbedderSettings,
  parts: TextProviderParts,
): Embedder {
  return servedEmbedder(
    {
      name: "tei",
      version: "1",
      vendor: textEmbeddingsInference.vendor,
      path: "/embed",
      batch: textEmbeddingsInference.batch,
      requestsAtOnce: 4,
      body: (inputs) => ({
        inputs,
        normalize: true,
        truncate: false,
        ...(settings.shortened === true && { dimensions: settings.dimensions }),
      }),
      read({ body, headers }, texts, asked) {
        const vectors = WireVectors.safeParse(body);
        if (!vectors.success) throw asked.badReply("JSON in another shape than that of /embed");
        requireOneForEach(vectors.data, texts, asked);
        return { vectors: vectors.data, usage: { tokens: computedTokens(headers), searchUnits: null } };
      },
    },
    settings,
    parts,
  );
}
