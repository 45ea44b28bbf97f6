import type * as z from "zod";
import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { byteLog } from "./byte-log.ts";
import type { AskedModel } from "./failure-of.ts";
import { serverSentEvents } from "./server-sent-events.ts";

/** The pieces of a reply out of its bytes. */
export interface ReplyPieces<Piece> {
  /**
   * Those that are whole with these bytes. Throws AppError "model.failed" for what is no piece, and the error that comes in place
   * of one.
   */
  take(bytes: Uint8Array): Iterable<Piece>;
  /** Those that are whole once no bytes come any more. */
  end(): Iterable<Piece>;
  /** Whether the provider has said that nothing more comes. */
  isDone(): boolean;
  /** Whether the bytes end in the middle of a piece, so that more was to come whatever the provider has said. */
  isCut(): boolean;
  /** All that came, as people may read it. */
  received(): string;
}

export interface ReplyPiecesSettings<Piece> {
  asked: AskedModel;
  headers: Readonly<Record<string, string>>;
  /** What a piece looks like. */
  shape: z.ZodType<Piece>;
  /** Whose shape that is, such as "chat completions". */
  wire: string;
  /** The error that a body tells in place of a piece. */
  errorOf: (body: unknown, text: string) => AppError | undefined;
  /** The data of an event after which nothing is read. */
  endMark?: string;
  /** Whether nothing of importance follows this piece. */
  isLast?: (piece: Piece) => boolean;
}

export function replyPieces<Piece>(settings: ReplyPiecesSettings<Piece>): ReplyPieces<Piece> {
  const { headers, endMark, isLast } = settings;
  const decoder = new TextDecoder();
  const received = byteLog();
  const events = serverSentEvents();
  const isWhole = /json/i.test(headers["content-type"] ?? "");
  let whole = "";
  let isMarked = false;
  let isDone = false;

  function* read(text: string): Iterable<Piece> {
    if (isWhole) {
      whole += text;
      return;
    }
    for (const data of events.take(text)) {
      if (isMarked) return;
      isMarked = endMark !== undefined && data.trim() === endMark;
      if (isMarked) return;
      const piece = pieceOf(data, settings);
      isDone ||= isLast?.(piece) ?? false;
      yield piece;
    }
  }

  return {
    take(bytes) {
      received.append(bytes);
      return read(decoder.decode(bytes, { stream: true }));
    },
    *end() {
      yield* read(decoder.decode());
      if (whole.trim() !== "") yield pieceOf(whole, settings);
    },
    isDone: () => isDone || isMarked,
    // Half an event of a stream is left out, and half a JSON is an error.
    isCut: () => false,
    received: () => received.text(),
  };
}

function pieceOf<Piece>(data: string, settings: ReplyPiecesSettings<Piece>): Piece {
  const { asked, shape, wire, errorOf } = settings;
  let body: unknown;
  try {
    body = JSON.parse(data);
  } catch (cause) {
    throw unreadable(asked, wire, "something that is no JSON", cause);
  }
  const told = errorOf(body, data);
  if (told !== undefined) throw told;
  const piece = shape.safeParse(body);
  if (!piece.success) {
    throw unreadable(asked, wire, `JSON in another shape than that of ${wire}`, piece.error);
  }
  return piece.data;
}

function unreadable({ vendor, address }: AskedModel, wire: string, what: string, cause: unknown): Error {
  return modelError("model.failed", {
    message: `${vendor.title} sent ${what}.`,
    hint: `See whether ${address} is the address of ${wire}, and whether what stands before it changes answers.`,
    cause,
  });
}
