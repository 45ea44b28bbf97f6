import { crc32 } from "node:zlib";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { modelError } from "../../../ports/language-model-fault.ts";

/** One frame of application/vnd.amazon.eventstream. */
export interface EventFrame {
  /** Names begin with a colon. */
  headers: Readonly<Record<string, string>>;
  payload: Uint8Array;
}

/** Reads frames out of bytes that may be cut anywhere. */
export interface EventFrames {
  /** Those that are whole with these bytes. Throws AppError "model.failed" for what is no frame, or one that was damaged. */
  take(bytes: Uint8Array): Generator<EventFrame>;
  /** Whether the bytes so far end in the middle of a frame. */
  isCut(): boolean;
}

/** Total length, length of the headers, checksum of these two. */
const preludeBytes = 12;
/** A prelude, no headers, no payload and the checksum of it all. */
const leastBytes = 16;
/** AWS allows 16 MiB of payload; whatever claims more than this is no frame. */
const mostBytes = 2 ** 25;

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : Buffer.from(bytes).toString()),
  (text) => Buffer.from(text),
);

export function eventFrames(): EventFrames {
  const prelude = Buffer.alloc(preludeBytes);
  let frame: Buffer | undefined;
  let filled = 0;
  return {
    *take(bytes) {
      for (let at = 0; at < bytes.length;) {
        const target = frame ?? prelude;
        const part = bytes.subarray(at, at + target.length - filled);
        target.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < target.length) continue;
        if (frame === undefined) {
          frame = Buffer.alloc(lengthIn(prelude));
          frame.set(prelude);
        } else {
          const whole = frame;
          [frame, filled] = [undefined, 0];
          yield decoded(whole);
        }
      }
    },
    isCut: () => filled > 0,
  };
}

/** Checked at once: a wrong length would otherwise wait for bytes that never come. */
function lengthIn(prelude: Buffer): number {
  const length = prelude.readUInt32BE(0);
  const isRight = crc32(prelude.subarray(0, 8)) === prelude.readUInt32BE(8);
  if (!isRight || length < leastBytes || length > mostBytes) throw damaged("no frame of an AWS event stream");
  return length;
}

function decoded(bytes: Buffer): EventFrame {
  let message;
  try {
    message = codec.decode(bytes);
  } catch (cause) {
    throw damaged("a frame whose checksum or headers are wrong", cause);
  }
  const headers = Object.entries(message.headers).map(([name, { value }]) => [name, String(value)]);
  return { headers: Object.fromEntries(headers) as Record<string, string>, payload: message.body };
}

function damaged(what: string, cause?: unknown): Error {
  return modelError("model.failed", {
    message: `The answer of AWS holds ${what}.`,
    hint: "Try again; if it stays so, see whether something between here and AWS changes answers.",
    cause,
  });
}
