import * as z from "zod";
import type { BedrockEmbedWire } from "./bedrock-embed-wire.ts";

const Vectors = z.array(z.array(z.unknown()));
/** Lists, or lists by type where types were asked for. */
const WireReply = z.object({ embeddings: z.union([Vectors, z.object({ float: Vectors })]) });

/** Cohere Embed: questions and passages are told apart. A text is cut at its end, or not at all. */
export function cohereWire(
  wire: "cohere-3" | "cohere-4",
  dimensions: number | undefined,
  truncate: boolean,
): BedrockEmbedWire {
  // The same end has two names.
  const end = wire === "cohere-3" ? "END" : "RIGHT";
  return {
    version: truncate ? "1 truncated" : "1",
    textsPerRequest: 96,
    body: (texts, kind) => ({
      texts,
      input_type: kind === "query" ? "search_query" : "search_document",
      truncate: truncate ? end : "NONE",
      embedding_types: ["float"],
      ...(dimensions !== undefined && { output_dimension: dimensions }),
    }),
    vectorsIn(answer) {
      const embeddings = WireReply.safeParse(answer).data?.embeddings;
      return embeddings === undefined || Array.isArray(embeddings) ? embeddings : embeddings.float;
    },
  };
}
