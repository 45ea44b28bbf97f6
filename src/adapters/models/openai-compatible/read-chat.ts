import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../../../contracts/model.ts";
import type { EgressStream } from "../../../ports/egress.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { byteLog } from "../../shared/provider/byte-log.ts";
import type { Secret } from "../../shared/provider/secret.ts";
import { chatReader } from "./chat-reader.ts";
import { type AskedModel, failureOf, wrongAddress } from "../../shared/provider/failure-of.ts";
import { replyPieces } from "./reply-pieces.ts";
import type { WireReply } from "./wire.ts";

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

/** Asks, and gives what is answered as events while it comes. What was received is shown also where it broke off. */
export async function* readChat(chat: AskedChat): AsyncGenerator<ModelEvent> {
  const { request, sent, asked, secret, signal, open, brokenBy } = chat;
  const { status, headers, body } = await open();
  const received = byteLog();
  const raw = (direction: "sent" | "received", text: string): ModelEvent => ({
    type: "raw",
    direction,
    text: secret.removedFrom(text),
  });
  const pieces = replyPieces({ asked, status, headers, secret });
  const reader = chatReader(request);
  let hasBegun = false;

  function* eventsOf(replies: Iterable<WireReply>): Iterable<ModelEvent> {
    for (const piece of replies) {
      if (!hasBegun) yield raw("sent", sent);
      hasBegun = true;
      for (const event of reader.take(piece)) {
        // One packet may hold the whole rest of a reply.
        throwIfAborted(signal);
        yield event;
      }
    }
  }

  try {
    if (status < 200 || status > 299) {
      for await (const bytes of body) received.append(bytes);
      throw failureOf({ status, headers, text: secret.removedFrom(received.text()) }, asked);
    }
    try {
      for await (const bytes of body) {
        if (/html/i.test(headers["content-type"] ?? "")) throw wrongAddress(status, asked);
        received.append(bytes);
        // Not `yield*`, which would make several promises more of each event.
        for (const event of eventsOf(pieces.take(bytes))) yield event;
      }
    } catch (error) {
      // A connection that breaks after the end took nothing with it.
      if (!pieces.isDone() || !(error instanceof AppError) || error.code !== "egress.failed") throw error;
    }
    for (const event of eventsOf(pieces.end())) yield event;
    throwIfAborted(signal);
    if (!pieces.isDone() && !reader.hasEnded()) throw endless(asked);
    const rest = reader.end();
    for (const event of rest.events) yield event;
    yield raw("received", received.text());
    yield { type: "finish", finish: rest.finish };
  } catch (error) {
    if (hasBegun && !signal.aborted) yield raw("received", received.text());
    throw brokenBy(error);
  }
}

function endless({ vendor }: AskedModel): Error {
  return modelError(
    "model.failed",
    {
      message: `${vendor.title} closed the connection before its reply had ended.`,
      hint: "Try again; if it stays so, look into the server's log.",
    },
    { isOutage: true },
  );
}
