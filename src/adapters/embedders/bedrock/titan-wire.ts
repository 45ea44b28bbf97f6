import * as z from "zod";
import type { BedrockEmbedWire } from "./bedrock-embed-wire.ts";

const WireReply = z.object({ embedding: z.array(z.unknown()) });

/** Amazon Titan: one text a request, questions and passages alike. */
export function titanWire(dimensions: number | undefined): BedrockEmbedWire {
  return {
    version: "1",
    textsPerRequest: 1,
    body: ([inputText]) => ({ inputText, ...(dimensions !== undefined && { dimensions, normalize: true }) }),
    vectorsIn(answer) {
      const reply = WireReply.safeParse(answer).data;
      return reply && [reply.embedding];
    },
  };
}
