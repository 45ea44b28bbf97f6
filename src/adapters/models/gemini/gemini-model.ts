import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { hostedModel } from "../../shared/provider/hosted-model.ts";
import { providerEndpoint } from "../../shared/provider/provider-endpoint.ts";
import type { ProviderWords } from "../../shared/provider/provider-words.ts";
import { replyPieces } from "../../shared/provider/reply-pieces.ts";
import { type Environment, secretFrom } from "../../shared/provider/secret.ts";
import { contentReader } from "./content-reader.ts";
import { failureInPiece, failureOfGemini } from "./failure-of-gemini.ts";
import { traitsOf } from "./families.ts";
import { isStreamedRequest, toRequest } from "./to-request.ts";
import { WireReply } from "./wire.ts";

export interface GeminiSettings {
  /** As Google calls it. */
  model: string;
  /** Where it is not Google's own; ends before "/models". */
  baseUrl?: string;
  /** What is known better of this model than of its family. */
  traits?: Partial<ModelTraits>;
  /** From the first byte sent to the last received. */
  timeoutMs?: number;
  /** How long nothing may come. */
  silenceMs?: number;
}

export interface GeminiParts {
  egress: StreamingEgress;
  environment: Environment;
}

export const geminiWords = {
  title: "Gemini",
  baseUrl: "https://generativelanguage.googleapis.com/v1beta",
  key: { variable: "GEMINI_API_KEY" },
  unknownModel: "See https://ai.google.dev/gemini-api/docs/models for the names.",
  unreachable: "Check the connection, and the base URL where you have set one.",
} as const satisfies ProviderWords;

/** Of how a request is put and a reply is read. */
const wireVersion = "1";

/** A model behind Google's Gemini API. Throws AppError "config.invalid" for settings that cannot work. */
export function geminiModel(settings: GeminiSettings, parts: GeminiParts): LanguageModel {
  const { model: name, timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  const vendor = geminiWords;
  // Tuned models have a folder of their own.
  const path = name.includes("/") ? `/${name}` : `/models/${name}`;
  const endpoint = providerEndpoint(path, settings.baseUrl, vendor);
  const secret = secretFrom(parts.environment, {
    title: vendor.title,
    ...vendor.key,
    isRequired: true,
    url: endpoint.url,
  });
  const id = `gemini/${name}`;
  return hostedModel<WireReply>(
    {
      id,
      // The same name elsewhere may be another model.
      version: endpoint.isUsual ? wireVersion : `${wireVersion}@${endpoint.address}`,
      traits: traitsOf(name, settings.traits),
      name,
      vendor,
      address: endpoint.address,
      secret,
      headers: { "x-goog-api-key": secret.value ?? "" },
      timeoutMs,
      silenceMs,
      broken: "Try again; if it stays so, see what the service reports about itself.",
      egress: parts.egress,
    },
    {
      compose(request) {
        const isStreamed = isStreamedRequest(request);
        return {
          url: methodUrl(endpoint.url, isStreamed),
          isStreamed,
          body: toRequest(request, id),
          reader: contentReader(request),
        };
      },
      piecesOf: ({ headers }, asked) =>
        replyPieces({
          asked,
          headers,
          shape: WireReply,
          wire: "the Gemini API",
          isLast: ({ candidates, usageMetadata }) =>
            Boolean(usageMetadata) && Boolean(candidates?.some(({ finishReason }) => finishReason)),
          errorOf: (body, text) => failureInPiece(body, { text: secret.removedFrom(text), headers }, asked),
        }),
      failureOf: failureOfGemini,
    },
  );
}

function methodUrl(modelUrl: string, isStreamed: boolean): string {
  const url = new URL(modelUrl);
  url.pathname += isStreamed ? ":streamGenerateContent" : ":generateContent";
  if (isStreamed) url.searchParams.set("alt", "sse");
  return url.href;
}
