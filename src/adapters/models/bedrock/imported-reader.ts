import * as z from "zod";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { AskedAws } from "../../shared/aws/asked-aws.ts";
import { pieceReader } from "../../shared/aws/piece-reader.ts";
import type { AwsReplyReader } from "../../shared/aws/aws-reply-pieces.ts";
import { jsonOf, wrongReply } from "../../shared/aws/wrong-reply.ts";
import { importedPiece } from "./imported-pieces.ts";

/** The event of InvokeModelWithResponseStream: a piece of the model's own answer, in Base64. */
const WireChunk = z.object({ bytes: z.base64() });

export interface ImportedReaderSettings {
  request: ModelRequest;
  asked: AskedAws;
  startsInside: boolean;
}

/** Reads what InvokeModel and InvokeModelWithResponseStream answer for an imported model. */
export function importedReader({ request, asked, startsInside }: ImportedReaderSettings): AwsReplyReader {
  const reader = pieceReader(request, { startsInside });
  let isDone = false;

  const take = (text: string): ModelEvent[] => {
    const data = text.replace(/^data:\s*/, "").trim();
    if (data === "[DONE]") {
      isDone = true;
      return [];
    }
    const body = jsonOf(data, asked);
    const piece = importedPiece(body, request);
    if (piece === undefined) throw wrongReply(asked, "JSON in a shape that no imported model answers in");
    isDone ||= typeof body === "object" && body !== null && "amazon-bedrock-invocationMetrics" in body;
    return reader.take(piece);
  };

  return {
    takeEvent(type, payload) {
      if (type !== "chunk") return [];
      const text = chunkText(payload);
      if (text === undefined) throw wrongReply(asked, "a chunk without bytes");
      return take(text);
    },
    takeWhole: take,
    takeRest: () => [],
    hasEnded: () => reader.hasEnded(),
    isDone: () => isDone && reader.hasEnded(),
    end: () => reader.end(),
  };
}

/** What is in a chunk; undefined where it is none. */
export function chunkText(payload: Uint8Array): string | undefined {
  try {
    const { bytes } = WireChunk.parse(JSON.parse(Buffer.from(payload).toString()));
    return Buffer.from(bytes, "base64").toString();
  } catch {
    return undefined;
  }
}
