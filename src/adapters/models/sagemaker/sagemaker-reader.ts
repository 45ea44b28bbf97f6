import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { AskedAws } from "../../shared/aws/asked-aws.ts";
import { awsErrorOf } from "../../shared/aws/aws-failure.ts";
import { openaiPiece, OpenaiReply } from "../../shared/aws/openai-wire.ts";
import { pieceReader } from "../../shared/aws/piece-reader.ts";
import type { AwsReplyReader } from "../../shared/aws/aws-reply-pieces.ts";
import type { ReplyPiece } from "../../shared/aws/reply-piece.ts";
import { jsonOf, wrongReply } from "../../shared/aws/wrong-reply.ts";
import { containerError } from "./container-error.ts";
import { payloadLines } from "./payload-lines.ts";
import { textGenerationPiece } from "./text-generation-wire.ts";

export interface SagemakerReaderSettings {
  request: ModelRequest;
  asked: AskedAws;
  startsInside: boolean;
}

/** Reads what InvokeEndpoint and InvokeEndpointWithResponseStream answer, in whichever of the formats the container speaks. */
export function sagemakerReader({ request, asked, startsInside }: SagemakerReaderSettings): AwsReplyReader {
  const reader = pieceReader(request, { startsInside });
  const lines = payloadLines();
  let isDone = false;

  const take = (data: string): ModelEvent[] => {
    if (data === "[DONE]") isDone = true;
    if (isDone) return [];
    const body = jsonOf(data, asked);
    const error = containerError(body);
    if (error !== undefined) throw awsErrorOf(error, asked);
    const piece = pieceOf(body);
    if (piece === undefined) throw wrongReply(asked, "JSON in a shape that no container answers in");
    isDone = piece.isLast === true;
    return reader.take(piece);
  };

  return {
    takeEvent: (type, payload) => (type === "PayloadPart" ? lines.take(payload).flatMap(take) : []),
    takeWhole: (text) => [...take(text), ...reader.take({ isLast: true })],
    takeRest: () => lines.end().flatMap(take),
    hasEnded: () => reader.hasEnded(),
    isDone: () => isDone,
    end: () => reader.end(),
  };
}

function pieceOf(body: unknown): ReplyPiece | undefined {
  if (typeof body !== "object" || body === null || !("choices" in body)) return textGenerationPiece(body);
  const reply = OpenaiReply.safeParse(body).data;
  return reply && openaiPiece(reply);
}
