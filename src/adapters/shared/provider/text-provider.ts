import type { AppError } from "../../../contracts/app-error.ts";
import { counted } from "../../../contracts/count-text.ts";
import type { Passage } from "../../../contracts/passage.ts";
import type { Egress, EgressResponse } from "../../../ports/egress.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { AroundTextRequest, TextReply } from "../../../ports/text-request.ts";
import type { AskedTexts } from "./asked-texts.ts";
import { errorIn } from "./error-in.ts";
import { type AskedModel, failureOf, wrongAddress } from "./failure-of.ts";
import { providerEndpoint } from "./provider-endpoint.ts";
import type { ProviderWords } from "./provider-words.ts";
import { type Environment, secretFrom } from "./secret.ts";
import { sentence } from "./sentence.ts";
import { type SentTexts, textTooLong } from "./sent-texts.ts";
import { isBatchTooLarge, textOverflowIn } from "./text-overflow.ts";
import { unreached } from "./unreached.ts";

/** Who serves an embedder or a reranker. */
export interface TextVendor extends ProviderWords {
  key: { variable: string; isRequired: boolean; header: "authorization" | "api-key" };
}

export interface TextProviderSettings {
  /** Of the embedder or reranker. */
  id: string;
  /** The vendor's own name of the model. */
  model: string;
  vendor: TextVendor;
  /** Such as "/embeddings". */
  path: string;
  /** Where it is not the vendor's own. */
  baseUrl?: string | undefined;
  /** What is done, for the ledger. */
  purpose: "embed" | "rerank";
  /** From the first byte sent to the last received. */
  timeoutMs: number;
}

export interface TextProviderParts {
  egress: Egress;
  environment: Environment;
  /** Trying again, limits, counting: around each request. */
  around?: AroundTextRequest;
}

export interface WireReply {
  body: unknown;
  headers: Readonly<Record<string, string>>;
}

export interface TextAsk<Value> {
  sent: SentTexts;
  /** UTF-16 code units of everything that is to be read. */
  characters: number;
  body: object;
  read: (reply: WireReply, asked: AskedTexts) => TextReply<Value>;
  carries: readonly Passage[] | undefined;
  signal: AbortSignal;
}

/** An address that takes texts as JSON and tells something of each. */
export interface TextProvider {
  /** Empty where the address is the vendor's own: the same model elsewhere may be another. */
  elsewhere: string;
  /**
   * Throws AppError "model.refused", "model.busy" or "model.failed" in the vendor's words, and "aborted" once the signal fired;
   * a text that is too long is named.
   */
  ask<Value>(request: TextAsk<Value>): Promise<Value>;
}

const maxResponseBytes = 64 * 2 ** 20;

/** Throws AppError "config.invalid" for settings that cannot work. */
export function textProvider(settings: TextProviderSettings, parts: TextProviderParts): TextProvider {
  const { id, model, vendor, purpose, timeoutMs } = settings;
  const endpoint = providerEndpoint(settings.path, settings.baseUrl, vendor);
  const secret = secretFrom(parts.environment, { title: vendor.title, ...vendor.key, url: endpoint.url });
  const around: AroundTextRequest = parts.around ?? ((_, send) => send());
  const asked: AskedModel = { id, name: model, vendor, address: endpoint.address, maxOutputTokens: 0 };
  const { header } = vendor.key;
  const askedTexts: AskedTexts = {
    name: model,
    kind: "model",
    badReply: (what, hint) => badReply(asked, what, hint),
  };

  const post = async (request: TextAsk<unknown>): Promise<EgressResponse> => {
    const { signal, carries } = request;
    try {
      return await parts.egress.send({
        purpose: `${purpose} ${id}`,
        method: "POST",
        url: endpoint.url,
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          ...(secret.value !== undefined && {
            [header]: header === "authorization" ? `Bearer ${secret.value}` : secret.value,
          }),
        },
        body: JSON.stringify(request.body),
        ...(carries !== undefined && { carries }),
        timeoutMs,
        maxResponseBytes,
        signal,
      });
    } catch (error) {
      throw unreached(error, vendor.unreachable);
    }
  };

  const send = async <Value>(request: TextAsk<Value>): Promise<TextReply<Value>> => {
    const { status, headers, body } = await post(request);
    const text = secret.removedFrom(new TextDecoder().decode(body));
    if (status < 200 || status > 299) throw refusalOf(status, headers, text, request.sent, asked);
    if (/html/i.test(headers["content-type"] ?? "")) throw wrongAddress(status, asked);
    const reply = parsed(text, asked);
    const told = errorIn(reply);
    if (told !== undefined) {
      const code = Number(told.code);
      const meant = code >= 400 && code < 600 ? code : 500;
      throw refusalOf(meant, headers, text, request.sent, asked);
    }
    return request.read({ body: reply, headers }, askedTexts);
  };

  return {
    elsewhere: endpoint.isUsual ? "" : `@${endpoint.address}`,
    async ask(request) {
      const { signal, characters, sent } = request;
      const size = { part: id, texts: sent.texts.length, characters, signal };
      return (await around(size, () => send(request))).value;
    },
  };
}

function refusalOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
  sent: SentTexts,
  asked: AskedModel,
): Error {
  const told = status === 401 || status === 403 || status === 429 ? undefined : errorIn(jsonIn(text));
  if (told !== undefined && isBatchTooLarge(told)) {
    return modelError(
      "model.refused",
      {
        message: `${asked.vendor.title} takes no request as large as this one with ${counted(sent.texts.length, "text")}: ${sentence(told.message ?? "")}`,
        hint: "Set fewer texts or characters for a request (batch).",
      },
      { status },
    );
  }
  const overflow = told === undefined ? undefined : textOverflowIn(told);
  return overflow === undefined
    ? failureOf({ status, headers, text }, asked)
    : textTooLong(asked.id, sent, overflow, status);
}

function badReply({ vendor, address }: AskedModel, what: string, hint?: string): AppError {
  return modelError("model.failed", {
    message: `${vendor.title} gave ${what}.`,
    hint:
      hint ??
      `See whether ${address} is the right address, and whether what stands before it changes answers.`,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function parsed(text: string, asked: AskedModel): unknown {
  if (text.trim() === "") throw badReply(asked, "an empty answer");
  const body = jsonIn(text);
  if (body !== undefined) return body;
  // What Python writes for want of a number is no JSON.
  const isNaN = /[[,:]\s*(?:NaN|-?Infinity)\b/.test(text);
  throw badReply(asked, isNaN ? "NaN or infinity in place of a number" : "something that is no JSON");
}
