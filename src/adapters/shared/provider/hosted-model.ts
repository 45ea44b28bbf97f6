import { throwIfAborted } from "../../../contracts/abort.ts";
import type { AppError } from "../../../contracts/app-error.ts";
import type { ModelRequest, ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import { requireSupported } from "../../../ports/language-model-support.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { type AskedModel, type FailedAnswer, wrongAddress } from "./failure-of.ts";
import type { ProviderWords } from "./provider-words.ts";
import type { ReplyPieces } from "./reply-pieces.ts";
import type { Secret } from "./secret.ts";
import { type ReplyReader, streamReply } from "./stream-reply.ts";
import { unreached } from "./unreached.ts";

/** One request in a provider's own words. */
export interface ComposedRequest<Piece> {
  url: string;
  isStreamed: boolean;
  body: unknown;
  reader: ReplyReader<Piece>;
}

/** How one provider's wire is spoken. */
export interface ProviderWire<Piece> {
  /** Throws AppError "model.unsupported" for what the wire has no place for, beyond what the traits exclude. */
  compose(request: ModelRequest): ComposedRequest<Piece>;
  piecesOf(
    answer: { status: number; headers: Readonly<Record<string, string>> },
    asked: AskedModel,
  ): ReplyPieces<Piece>;
  failureOf(answer: FailedAnswer, asked: AskedModel): AppError;
}

export interface HostedModelSettings {
  id: string;
  version: string;
  traits: ModelTraits;
  /** The vendor's own name of the model. */
  name: string;
  vendor: ProviderWords;
  /** Without query and credentials. */
  address: string;
  secret: Secret;
  /** The key among them. */
  headers: Record<string, string>;
  /** From the first byte sent to the last received. */
  timeoutMs: number;
  /** How long nothing may come. */
  silenceMs: number;
  /** What to do when a reply breaks off. */
  broken: string;
  egress: StreamingEgress;
}

const maxResponseBytes = 64 * 2 ** 20;

/** A language model behind one provider's wire. */
export function hostedModel<Piece>(settings: HostedModelSettings, wire: ProviderWire<Piece>): LanguageModel {
  const { id, version, traits, name, vendor, address, secret, headers, egress } = settings;
  const { timeoutMs, silenceMs, broken } = settings;
  return {
    id,
    version,
    traits,
    stream(request, { signal, carries }) {
      const asked: AskedModel = { id, name, vendor, address, maxOutputTokens: request.maxOutputTokens };
      return streamReply({
        title: vendor.title,
        signal,
        withoutSecrets: (text) => secret.removedFrom(text),
        async open() {
          throwIfAborted(signal);
          requireSupported({ id, traits }, request);
          const { url, isStreamed, body, reader } = wire.compose(request);
          const sent = JSON.stringify(body);
          try {
            const answer = await egress.stream({
              purpose: `model ${id}`,
              method: "POST",
              url,
              headers: {
                "content-type": "application/json",
                accept: isStreamed ? "text/event-stream" : "application/json",
                ...headers,
              },
              body: sent,
              ...(carries !== undefined && { carries }),
              timeoutMs,
              silenceMs: isStreamed ? silenceMs : timeoutMs,
              maxResponseBytes,
              signal,
            });
            return { sent, answer, pieces: wire.piecesOf(answer, asked), reader };
          } catch (error) {
            throw unreached(error, vendor.unreachable);
          }
        },
        failureOf: (answer) => wire.failureOf(answer, asked),
        strangerAt: (status) => wrongAddress(status, asked),
        brokenBy: (error) => unreached(error, broken),
        adviceOnEnd: "look into the server's log.",
      });
    },
  };
}
