import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { hostedModel } from "../../shared/provider/hosted-model.ts";
import { providerEndpoint } from "../../shared/provider/provider-endpoint.ts";
import type { ProviderWords } from "../../shared/provider/provider-words.ts";
import { replyPieces } from "../../shared/provider/reply-pieces.ts";
import { type Environment, secretFrom } from "../../shared/provider/secret.ts";
import { failureInEvent, failureOfAnthropic } from "./failure-of-anthropic.ts";
import { abilitiesOf } from "./families.ts";
import { messageReader } from "./message-reader.ts";
import { requireTakable } from "./require-takable.ts";
import { toRequest } from "./to-request.ts";
import { WireEvent } from "./wire.ts";

export interface AnthropicSettings {
  /** As Anthropic calls it. */
  model: string;
  /** Where it is not Anthropic's own; ends before "/messages". */
  baseUrl?: string;
  /** What is known better of this model than of its family. */
  traits?: Partial<ModelTraits>;
  /** From the first byte sent to the last received. */
  timeoutMs?: number;
  /** How long nothing may come, not even a ping. */
  silenceMs?: number;
}

export interface AnthropicParts {
  egress: StreamingEgress;
  environment: Environment;
}

export const anthropicWords = {
  title: "Anthropic",
  baseUrl: "https://api.anthropic.com/v1",
  key: { variable: "ANTHROPIC_API_KEY" },
  unknownModel: "See https://platform.claude.com/docs/en/about-claude/models/overview for the names.",
  unreachable: "Check the connection, and the base URL where you have set one.",
} as const satisfies ProviderWords;

/** Of how a request is put and a reply is read. */
const wireVersion = "1";
/** Of the Messages API. */
const apiVersion = "2023-06-01";

/** A Claude model behind Anthropic's Messages API. Throws AppError "config.invalid" for settings that cannot work. */
export function anthropicModel(settings: AnthropicSettings, parts: AnthropicParts): LanguageModel {
  const { model: name, timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  const vendor = anthropicWords;
  const endpoint = providerEndpoint("/messages", settings.baseUrl, vendor);
  const secret = secretFrom(parts.environment, {
    title: vendor.title,
    ...vendor.key,
    isRequired: true,
    url: endpoint.url,
  });
  const id = `anthropic/${name}`;
  const { traits, takesBoth } = abilitiesOf(name, settings.traits);
  return hostedModel<WireEvent>(
    {
      id,
      // The same name elsewhere may be another model.
      version: endpoint.isUsual ? wireVersion : `${wireVersion}@${endpoint.address}`,
      traits,
      name,
      vendor,
      address: endpoint.address,
      secret,
      headers: { "x-api-key": secret.value ?? "", "anthropic-version": apiVersion },
      timeoutMs,
      silenceMs,
      broken: "Try again; if it stays so, see what the service reports about itself.",
      egress: parts.egress,
    },
    {
      compose(request) {
        requireTakable(id, request, { takesBoth });
        return {
          url: endpoint.url,
          isStreamed: true,
          body: toRequest(request, { id, name }),
          reader: messageReader(),
        };
      },
      piecesOf: ({ headers }, asked) =>
        replyPieces({
          asked,
          headers,
          shape: WireEvent,
          wire: "the Messages API",
          isLast: ({ type }) => type === "message_stop",
          errorOf: (body, text) => failureInEvent(body, { text: secret.removedFrom(text), headers }, asked),
        }),
      failureOf: failureOfAnthropic,
    },
  );
}
