import type { IncomingMessage } from "node:http";
import { AppError } from "../../contracts/app-error.ts";
import type { LedgerEntry } from "./ledger-entry.ts";
import type { TimeLimits } from "./time-limits.ts";

/** The bytes of an answer as they come. Its ledger row is concluded when it ends, breaks off, is left, or is unread when its time is up. */
export function readBody(
  response: IncomingMessage,
  limits: TimeLimits,
  maxBytes: number,
  entry: LedgerEntry,
): AsyncIterable<Uint8Array> {
  // A reader hears of an error by reading. Without this, one that comes just when the reader leaves would end the process.
  response.on("error", () => {});
  const stop = (): void => {
    limits.end();
    entry.responseBytes += response.readableLength;
    response.destroy();
    // A row that cannot be written is told to whoever reads: that waits for the same promise.
    entry.conclude(limits.faultOf(undefined).message).catch(() => {});
  };
  limits.signal.addEventListener("abort", stop, { once: true });
  if (limits.signal.aborted) stop();
  return bytesOf(response, limits, maxBytes, entry);
}

async function* bytesOf(
  response: IncomingMessage,
  limits: TimeLimits,
  maxBytes: number,
  entry: LedgerEntry,
): AsyncGenerator<Uint8Array> {
  let isLeft = true;
  let error: string | null = null;
  try {
    limits.awaitBytes();
    for await (const part of response as AsyncIterable<Uint8Array>) {
      limits.bytesCame();
      entry.responseBytes += part.length;
      // Leaving the loop destroys the response, so nothing more is received.
      if (entry.responseBytes > maxBytes) throw tooLarge(maxBytes);
      yield part;
      limits.awaitBytes();
    }
    isLeft = false;
  } catch (thrown) {
    isLeft = false;
    const fault = limits.faultOf(thrown, "The connection broke in the middle of an answer.");
    error = fault.message;
    throw fault;
  } finally {
    limits.end();
    if (isLeft) {
      entry.responseBytes += response.readableLength;
      if (!response.complete) error = "The reader left before the answer had ended.";
    }
    await entry.conclude(error);
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("egress.failed", {
    message: `An answer was larger than ${maxBytes} bytes, so the rest of it was not read.`,
    hint: "Send less in one request, or check what the service answers.",
  });
}
