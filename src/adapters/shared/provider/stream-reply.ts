import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelFinish } from "../../../contracts/model.ts";
import type { EgressStream } from "../../../ports/egress.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { byteLog } from "./byte-log.ts";
import { type AskedModel, type FailedAnswer, wrongAddress } from "./failure-of.ts";
import type { ReplyPieces } from "./reply-pieces.ts";
import type { Secret } from "./secret.ts";

/** Turns the pieces of one reply into events. */
export interface ReplyReader<Piece> {
  take(piece: Piece): ModelEvent[];
  /** Whether the provider has said how the reply ended. */
  hasEnded(): boolean;
  /** What is left to tell once no piece comes any more, checked against what was asked. */
  end(): { events: ModelEvent[]; finish: ModelFinish };
}

export interface OpenedReply<Piece> {
  /** The body that was sent. */
  sent: string;
  answer: EgressStream;
  reader: ReplyReader<Piece>;
}

export interface AskedReply<Piece> {
  asked: AskedModel;
  secret: Secret;
  signal: AbortSignal;
  /** Sends the request; its errors are the model's already. */
  open: () => Promise<OpenedReply<Piece>>;
  piecesOf: (answer: Pick<EgressStream, "status" | "headers">) => ReplyPieces<Piece>;
  /** An answer that is no success. */
  failureOf: (answer: FailedAnswer) => AppError;
  /** What an error of reading on is told as. */
  brokenBy: (error: unknown) => unknown;
}

/** Asks, and gives what is answered as events while it comes. What was received is shown also where it broke off. */
export async function* streamReply<Piece>(reply: AskedReply<Piece>): AsyncGenerator<ModelEvent> {
  const { asked, secret, signal, open, piecesOf, failureOf, brokenBy } = reply;
  const { sent, reader, answer } = await open();
  const { status, headers, body } = answer;
  const received = byteLog();
  const raw = (direction: "sent" | "received", text: string): ModelEvent => ({
    type: "raw",
    direction,
    text: secret.removedFrom(text),
  });
  const pieces = piecesOf(answer);
  let hasBegun = false;

  function* eventsOf(replies: Iterable<Piece>): Iterable<ModelEvent> {
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
      throw failureOf({ status, headers, text: secret.removedFrom(received.text()) });
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
