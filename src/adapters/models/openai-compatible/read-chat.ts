import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { EgressStream } from "../../../ports/egress.ts";
import { errorIn } from "../../shared/provider/error-in.ts";
import { type AskedModel, failureOf } from "../../shared/provider/failure-of.ts";
import { replyPieces } from "../../shared/provider/reply-pieces.ts";
import type { Secret } from "../../shared/provider/secret.ts";
import { streamReply } from "../../shared/provider/stream-reply.ts";
import { chatReader } from "./chat-reader.ts";
import { WireReply } from "./wire.ts";

export interface AskedChat {
  request: ModelRequest;
  /** The body that is sent. */
  sent: string;
  asked: AskedModel;
  secret: Secret;
  signal: AbortSignal;
  /** Sends it; its errors are the model's already. */
  open: () => Promise<EgressStream>;
  /** What an error of reading on is told as. */
  brokenBy: (error: unknown) => unknown;
}

/** Asks, and gives what is answered as events while it comes. */
export function readChat(chat: AskedChat): AsyncIterable<ModelEvent> {
  const { request, sent, asked, secret, signal, open, brokenBy } = chat;
  return streamReply({
    asked,
    secret,
    signal,
    open: async () => ({ sent, answer: await open(), reader: chatReader(request) }),
    piecesOf: ({ status, headers }) =>
      replyPieces({
        asked,
        headers,
        shape: WireReply,
        wire: "chat completions",
        endMark: "[DONE]",
        errorOf(body, data) {
          const told = errorIn(body);
          if (told === undefined) return undefined;
          const code = Number(told.code);
          const meant = code >= 400 && code < 600 ? code : Math.max(status, 500);
          return failureOf({ status: meant, headers, text: secret.removedFrom(data) }, asked);
        },
      }),
    failureOf: (answer) => failureOf(answer, asked),
    brokenBy,
  });
}
