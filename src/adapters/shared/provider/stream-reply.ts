import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelFinish } from "../../../contracts/model.ts";
import type { EgressStream } from "../../../ports/egress.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { byteLog } from "./byte-log.ts";
import type { FailedAnswer } from "./failure-of.ts";
import type { ReplyPieces } from "./reply-pieces.ts";

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
  /** What was put otherwise than it was asked. */
  warnings?: readonly string[];
  answer: EgressStream;
  pieces: ReplyPieces<Piece>;
  reader: ReplyReader<Piece>;
}

export interface AskedReply<Piece> {
  /** Who answers, for people. */
  title: string;
  signal: AbortSignal;
  withoutSecrets: (text: string) => string;
  /** Sends the request; its errors are the model's already. */
  open: () => Promise<OpenedReply<Piece>>;
  /** An answer that is no success. */
  failureOf: (answer: FailedAnswer) => AppError;
  /** That whoever answers with a page is no model. */
  strangerAt: (status: number) => AppError;
  /** What an error of reading on is told as. */
  brokenBy: (error: unknown) => unknown;
  /** What to do where a reply ends too soon, again and again. */
  adviceOnEnd: string;
}

/** Asks, and gives what is answered as events while it comes. What was received is shown also where it broke off. */
export async function* streamReply<Piece>(reply: AskedReply<Piece>): AsyncGenerator<ModelEvent> {
  const { title, signal, withoutSecrets, brokenBy } = reply;
  const { sent, warnings = [], reader, pieces, answer } = await reply.open();
  const { status, headers, body } = answer;
  const raw = (direction: "sent" | "received", text: string): ModelEvent => ({
    type: "raw",
    direction,
    text: withoutSecrets(text),
  });
  let hasBegun = false;

  function* eventsOf(more: Iterable<Piece>): Iterable<ModelEvent> {
    for (const piece of more) {
      if (!hasBegun) {
        yield raw("sent", sent);
        hasBegun = true;
        for (const sentence of warnings) yield { type: "warning", sentence };
      }
      for (const event of reader.take(piece)) {
        // One packet may hold the whole rest of a reply.
        throwIfAborted(signal);
        yield event;
      }
    }
  }

  try {
    if (status < 200 || status > 299) {
      const received = byteLog();
      for await (const bytes of body) received.append(bytes);
      throw reply.failureOf({ status, headers, text: withoutSecrets(received.text()) });
    }
    try {
      for await (const bytes of body) {
        if (/html/i.test(headers["content-type"] ?? "")) throw reply.strangerAt(status);
        // Not `yield*`, which would make several promises more of each event.
        for (const event of eventsOf(pieces.take(bytes))) yield event;
      }
    } catch (error) {
      // A connection that breaks after the end took nothing with it.
      if (!pieces.isDone() || !(error instanceof AppError) || error.code !== "egress.failed") throw error;
    }
    for (const event of eventsOf(pieces.end())) yield event;
    throwIfAborted(signal);
    if (pieces.isCut() || (!pieces.isDone() && !reader.hasEnded())) throw endless(title, reply.adviceOnEnd);
    const rest = reader.end();
    for (const event of rest.events) yield event;
    yield raw("received", pieces.received());
    yield { type: "finish", finish: rest.finish };
  } catch (error) {
    if (hasBegun && !signal.aborted) yield raw("received", pieces.received());
    throw brokenBy(error);
  }
}

function endless(title: string, advice: string): Error {
  return modelError(
    "model.failed",
    {
      message: `${title} closed the connection before its reply had ended.`,
      hint: `Try again; if it stays so, ${advice}`,
    },
    { isOutage: true },
  );
}
