import { modelError } from "../../../ports/language-model-fault.ts";
import { serverSentEvents } from "../../shared/provider/server-sent-events.ts";
import type { Secret } from "../../shared/provider/secret.ts";
import { type AskedModel, failureOf } from "../../shared/provider/failure-of.ts";
import { errorIn } from "../../shared/provider/error-in.ts";
import { WireReply } from "./wire.ts";

/** The pieces of a reply out of its bytes. */
export interface ReplyPieces {
  /**
   * Those that are whole with these bytes. Throws AppError "model.failed" for what is no piece, and as `failureOf` does for an
   * error that comes in place of one.
   */
  take(bytes: Uint8Array): Iterable<WireReply>;
  /** Those that are whole once no bytes come any more. */
  end(): Iterable<WireReply>;
  /** Whether the provider has said that nothing more comes. */
  isDone(): boolean;
}

export interface ReplyPiecesSettings {
  asked: AskedModel;
  status: number;
  headers: Readonly<Record<string, string>>;
  secret: Secret;
}

export function replyPieces(settings: ReplyPiecesSettings): ReplyPieces {
  const decoder = new TextDecoder();
  const events = serverSentEvents();
  const isWhole = /json/i.test(settings.headers["content-type"] ?? "");
  let whole = "";
  let isDone = false;

  function* read(text: string): Iterable<WireReply> {
    if (isWhole) {
      whole += text;
      return;
    }
    for (const data of events.take(text)) {
      if (isDone) return;
      if (data.trim() === "[DONE]") isDone = true;
      else yield pieceOf(data, settings);
    }
  }

  return {
    take: (bytes) => read(decoder.decode(bytes, { stream: true })),
    *end() {
      yield* read(decoder.decode());
      if (whole.trim() !== "") yield pieceOf(whole, settings);
    },
    isDone: () => isDone,
  };
}

function pieceOf(data: string, { asked, status, headers, secret }: ReplyPiecesSettings): WireReply {
  let body: unknown;
  try {
    body = JSON.parse(data);
  } catch (cause) {
    throw unreadable(asked, "something that is no JSON", cause);
  }
  const told = errorIn(body);
  if (told !== undefined) {
    const code = Number(told.code);
    const meant = code >= 400 && code < 600 ? code : Math.max(status, 500);
    throw failureOf({ status: meant, headers, text: secret.removedFrom(data) }, asked);
  }
  const reply = WireReply.safeParse(body);
  if (!reply.success) {
    throw unreadable(asked, "JSON in another shape than that of chat completions", reply.error);
  }
  return reply.data;
}

function unreadable({ vendor, address }: AskedModel, what: string, cause: unknown): Error {
  return modelError("model.failed", {
    message: `${vendor.title} sent ${what}.`,
    hint: `See whether ${address} is the address of chat completions, and whether what stands before it changes answers.`,
    cause,
  });
}
