import * as z from "zod";
import type { Embedder } from "../../../ports/embedder.ts";
import { inOrderOfTexts } from "../../shared/provider/in-order-of-texts.ts";
import type { TextProviderParts } from "../../shared/provider/text-provider.ts";
import { servedEmbedder, type ServedEmbedderSettings } from "../served/served-embedder.ts";
import { type EmbeddingVendor, type EmbeddingVendorName, embeddingVendors } from "./embedding-vendors.ts";

export interface OpenaiCompatibleEmbedderSettings extends ServedEmbedderSettings {
  vendor: EmbeddingVendorName;
}

/** The fields we read, tolerant of everything else. Numbers are looked at one by one later, so that a wrong one can be named. */
const WireEmbeddings = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.union([z.string(), z.array(z.unknown())]) })),
  usage: z
    .object({ prompt_tokens: z.int().min(0).nullish(), total_tokens: z.int().min(0).nullish() })
    .nullish(),
});

/** An embedder behind an API in the shape of OpenAI's embeddings. Throws AppError "config.invalid" for settings that cannot work. */
export function openaiCompatibleEmbedder(
  settings: OpenaiCompatibleEmbedderSettings,
  parts: TextProviderParts,
): Embedder {
  const vendor: EmbeddingVendor = embeddingVendors[settings.vendor];
  return servedEmbedder(
    {
      name: settings.vendor,
      version: "1",
      vendor,
      path: "/embeddings",
      batch: vendor.batch,
      requestsAtOnce: 4,
      body: (input, kind) => ({
        model: settings.model,
        input,
        ...(vendor.encoding !== null && { encoding_format: vendor.encoding }),
        ...(settings.shortened === true && { [vendor.lengthField]: settings.dimensions }),
        ...(vendor.kind !== undefined && { [vendor.kind.field]: vendor.kind[kind] }),
        ...vendor.always,
      }),
      read({ body }, texts, asked) {
        const reply = WireEmbeddings.safeParse(body);
        if (!reply.success) throw asked.badReply("JSON in another shape than that of embeddings");
        const { data, usage } = reply.data;
        return {
          vectors: inOrderOfTexts(data, texts, asked, "vector").map(({ embedding }) => embedding),
          usage: { tokens: usage?.prompt_tokens ?? usage?.total_tokens ?? null, searchUnits: null },
        };
      },
    },
    settings,
    parts,
  );
}
