import { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { serverSentEvents } from "../shared/server-sent-events.ts";
import type { Secret } from "../shared/secret.ts";
import type { ChatReader } from "./chat-reader.ts";
import { type AskedModel, failureOf } from "./failure-of.ts";
import { errorIn, WireReply } from "./wire.ts";

export interface ReadReplySettings {
  /** Else the answer is one piece of JSON. */
  isStream: boolean;
  reader: Pick<ChatReader, "hasEnded">;
  asked: AskedModel;
  status: number;
  headers: Readonly<Record<string, string>>;
  secret: Secret;
}

/**
 * The pieces of a reply, checked. Throws AppError "model.failed" for what is no piece and for a reply without an end, and as
 * `failureOf` does for an error that comes in place of a piece.
 */
export async function* readReply(
  texts: AsyncIterable<string>,
  settings: ReadReplySettings,
): AsyncGenerator<WireReply> {
  let isDone = false;
  try {
    for await (const data of settings.isStream ? serverSentEvents(texts) : wholeText(texts)) {
      // The rest is read, so that the connection can be used again.
      if (isDone) continue;
      if (data.trim() === "[DONE]") isDone = true;
      else yield pieceOf(data, settings);
    }
  } catch (error) {
    // A connection that breaks after the end took nothing with it.
    if (!isDone || !(error instanceof AppError) || error.code !== "egress.failed") throw error;
  }
  if (!isDone && !settings.reader.hasEnded()) throw endless(settings.asked);
}

async function* wholeText(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let whole = "";
  for await (const text of texts) whole += text;
  if (whole.trim() !== "") yield whole;
}

function pieceOf(data: string, { asked, status, headers, secret }: ReadReplySettings): WireReply {
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
  if (!reply.success)
    throw unreadable(asked, "JSON in another shape than that of chat completions", reply.error);
  return reply.data;
}

function unreadable({ vendor, address }: AskedModel, what: string, cause: unknown): Error {
  return modelError("model.failed", {
    message: `${vendor.title} sent ${what}.`,
    hint: `See whether ${address} is the address of chat completions, and whether what stands before it changes answers.`,
    cause,
  });
}

function endless({ vendor }: AskedModel): Error {
  return modelError(
    "model.failed",
    {
      message: `${vendor.title} closed the connection before its reply had ended.`,
      hint: "Try again; if it stays so, look into the server's log.",
    },
    { mayPass: true },
  );
}
