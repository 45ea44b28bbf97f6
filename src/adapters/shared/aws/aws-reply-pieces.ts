import type { ModelEvent } from "../../../contracts/model.ts";
import type { EgressStream } from "../../../ports/egress.ts";
import { byteLog } from "../provider/byte-log.ts";
import type { ReplyPieces } from "../provider/reply-pieces.ts";
import type { ReplyReader } from "../provider/stream-reply.ts";
import type { AskedAws } from "./asked-aws.ts";
import { awsErrorInFrame } from "./aws-error.ts";
import { awsErrorOf } from "./aws-failure.ts";
import { type EventFrame, eventFrames } from "./event-frames.ts";

/** Turns what one reply consists of into events. */
export interface AwsReplyReader extends Omit<ReplyReader<AwsPiece>, "take"> {
  /** An event of a stream, by its type. */
  takeEvent(type: string, payload: Uint8Array): ModelEvent[];
  /** A reply that came whole. */
  takeWhole(text: string): ModelEvent[];
  /** What else is whole once nothing comes any more. */
  takeRest(): ModelEvent[];
  /** Whether it was told that nothing more comes. */
  isDone(): boolean;
}

type AwsPiece =
  | { kind: "event"; type: string; payload: Uint8Array }
  | { kind: "whole"; text: string }
  | { kind: "rest" };

export interface AwsPiecesSettings {
  asked: AskedAws;
  answer: Pick<EgressStream, "headers">;
  reader: AwsReplyReader;
  /** An event of a stream as it is shown among what was received. */
  shown: (type: string, payload: Uint8Array) => Uint8Array;
}

/** The events of a stream, or the whole of a reply. Throws what AWS says in place of an event. */
export function awsReplyPieces({ asked, answer, reader, shown }: AwsPiecesSettings): ReplyPieces<AwsPiece> {
  const received = byteLog();
  const frames = eventFrames();
  const isStream = /vnd\.amazon\.eventstream/i.test(answer.headers["content-type"] ?? "");

  const eventOf = ({ headers, payload }: EventFrame): AwsPiece => {
    if (headers[":message-type"] !== "event") {
      received.append(payload);
      throw awsErrorOf(awsErrorInFrame(headers, Buffer.from(payload).toString()), asked);
    }
    const type = headers[":event-type"] ?? "";
    received.append(shown(type, payload));
    return { kind: "event", type, payload };
  };

  return {
    *take(bytes) {
      if (!isStream) received.append(bytes);
      else for (const frame of frames.take(bytes)) yield eventOf(frame);
    },
    *end() {
      yield isStream ? { kind: "rest" } : { kind: "whole", text: received.text() };
    },
    isDone: () => reader.isDone() && reader.hasEnded(),
    isCut: () => frames.isCut(),
    received: () => received.text(),
  };
}

export function takingPieces(reader: AwsReplyReader): ReplyReader<AwsPiece> {
  return {
    take(piece) {
      switch (piece.kind) {
        case "event":
          return reader.takeEvent(piece.type, piece.payload);
        case "whole":
          return reader.takeWhole(piece.text);
        case "rest":
          return reader.takeRest();
      }
    },
    hasEnded: () => reader.hasEnded(),
    end: () => reader.end(),
  };
}
