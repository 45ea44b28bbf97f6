import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { ModelEvent, ModelFinish } from "../../../contracts/model.ts";
import type { EgressStream } from "../../../ports/egress.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { byteLog } from "../provider/byte-log.ts";
import type { AskedAws } from "./asked-aws.ts";
import { awsErrorInFrame } from "./aws-error.ts";
import { awsErrorOf, awsFailureOf, noAws } from "./aws-failure.ts";
import { type EventFrame, eventFrames } from "./event-frames.ts";

/** Turns what one reply consists of into events. */
export interface AwsReplyReader {
  /** An event of a stream, by its type. */
  takeEvent(type: string, payload: Uint8Array): ModelEvent[];
  /** A reply that came whole. */
  takeWhole(text: string): ModelEvent[];
  /** What else is whole once nothing comes any more. */
  takeRest(): ModelEvent[];
  /** Whether it was told how the reply ended. */
  hasEnded(): boolean;
  /** Whether it was told besides that nothing more comes. */
  isDone(): boolean;
  /** What is left to tell, checked against what was asked. */
  end(): { events: ModelEvent[]; finish: ModelFinish };
}

export interface AwsExchange {
  /** The body that is sent. */
  sent: string;
  asked: AskedAws;
  signal: AbortSignal;
  /** Sends it; its errors are the model's already. */
  open: () => Promise<EgressStream>;
  /** What an error of reading on is told as. */
  brokenBy: (error: unknown) => unknown;
  reader: AwsReplyReader;
  /** What was put otherwise than it was asked. */
  warnings: readonly string[];
  /** An event of a stream as it is shown among what was received. */
  shown: (type: string, payload: Uint8Array) => Uint8Array;
}

/** Asks, and gives what is answered as events while it comes. What was received is shown also where it broke off. */
export async function* readAwsReply(exchange: AwsExchange): AsyncGenerator<ModelEvent> {
  const { sent, asked, signal, open, brokenBy, reader, shown, warnings } = exchange;
  const { status, headers, body } = await open();
  const received = byteLog();
  const frames = eventFrames();
  const isStream = /vnd\.amazon\.eventstream/i.test(headers["content-type"] ?? "");
  let hasBegun = false;

  const raw = (direction: "sent" | "received", text: string): ModelEvent => ({
    type: "raw",
    direction,
    text: asked.withoutSecrets(text),
  });

  function* told(events: readonly ModelEvent[]): Generator<ModelEvent> {
    if (!hasBegun) {
      yield raw("sent", sent);
      hasBegun = true;
      for (const sentence of warnings) yield { type: "warning", sentence };
    }
    for (const event of events) {
      // One packet may hold the whole rest of a reply.
      throwIfAborted(signal);
      yield event;
    }
  }

  const eventsOf = ({ headers, payload }: EventFrame): ModelEvent[] => {
    if (headers[":message-type"] !== "event") {
      received.append(payload);
      throw awsErrorOf(awsErrorInFrame(headers, Buffer.from(payload).toString()), asked);
    }
    const type = headers[":event-type"] ?? "";
    received.append(shown(type, payload));
    return reader.takeEvent(type, payload);
  };

  try {
    if (status < 200 || status > 299) {
      for await (const bytes of body) received.append(bytes);
      throw awsFailureOf({ status, headers, text: received.text() }, asked);
    }
    try {
      for await (const bytes of body) {
        if (/html/i.test(headers["content-type"] ?? "")) throw noAws(status, asked);
        if (!isStream) received.append(bytes);
        else for (const frame of frames.take(bytes)) for (const event of told(eventsOf(frame))) yield event;
      }
    } catch (error) {
      // A connection that breaks after the end took nothing with it.
      if (!reader.isDone() || !(error instanceof AppError) || error.code !== "egress.failed") throw error;
    }
    const rest = isStream ? reader.takeRest() : reader.takeWhole(received.text());
    for (const event of told(rest)) yield event;
    throwIfAborted(signal);
    if (frames.isCut() || !reader.hasEnded()) throw endless(asked);
    const { events, finish } = reader.end();
    for (const event of events) yield event;
    yield raw("received", received.text());
    yield { type: "finish", finish };
  } catch (error) {
    if (hasBegun && !signal.aborted) yield raw("received", received.text());
    throw brokenBy(error);
  }
}

function endless({ title }: AskedAws): Error {
  return modelError(
    "model.failed",
    {
      message: `${title} closed the connection before its reply had ended.`,
      hint: "Try again; if it stays so, ask for a shorter reply.",
    },
    { isOutage: true },
  );
}
