import type { AppError } from "../../../contracts/app-error.ts";
import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { beyondWire } from "../../shared/provider/beyond-wire.ts";
import { errorIn } from "../../shared/provider/error-in.ts";
import { failureOf } from "../../shared/provider/failure-of.ts";
import { hostedModel } from "../../shared/provider/hosted-model.ts";
import { providerEndpoint } from "../../shared/provider/provider-endpoint.ts";
import { replyPieces } from "../../shared/provider/reply-pieces.ts";
import { type Environment, secretFrom } from "../../shared/provider/secret.ts";
import { chatReader } from "./chat-reader.ts";
import { isStreamedRequest, toRequest } from "./to-request.ts";
import { type CompatibleVendor, type CompatibleVendorName, compatibleVendors } from "./vendors.ts";
import { WireReply } from "./wire.ts";

export interface OpenaiCompatibleSettings {
  vendor: CompatibleVendorName;
  /** What it is called here, where that is not the vendor's name: servers of one's own. */
  name?: string;
  /** As the vendor calls it. */
  model: string;
  /** The model behind a name of one's own, such as a deployment's: what it can do goes by this. */
  baseModel?: string;
  /** Where it is not the vendor's own; ends before "/chat/completions". */
  baseUrl?: string;
  /** What is known better of this model than of its vendor's in general. */
  traits?: Partial<ModelTraits>;
  /** From the first byte sent to the last received. */
  timeoutMs?: number;
  /** How long nothing may come; long prompts take a slow machine minutes. */
  silenceMs?: number;
}

export interface OpenaiCompatibleParts {
  egress: StreamingEgress;
  environment: Environment;
}

/** Of how a request is put and a reply is read. */
const wireVersion = "2";

/** A model behind an API in the shape of OpenAI's chat completions. Throws AppError "config.invalid" for settings that cannot work. */
export function openaiCompatibleModel(
  settings: OpenaiCompatibleSettings,
  parts: OpenaiCompatibleParts,
): LanguageModel {
  const vendor: CompatibleVendor = compatibleVendors[settings.vendor];
  const { timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  const endpoint = providerEndpoint("/chat/completions", settings.baseUrl, vendor);
  const secret = secretFrom(parts.environment, { title: vendor.title, ...vendor.key, url: endpoint.url });
  const id = `${settings.name ?? settings.vendor}/${settings.model}`;
  const family = vendor.families?.find(({ matches }) => matches.test(settings.baseModel ?? settings.model));
  const { header } = vendor.key;
  return hostedModel<WireReply>(
    {
      id,
      // The same name elsewhere may be another model.
      version: endpoint.isUsual ? wireVersion : `${wireVersion}@${endpoint.address}`,
      traits: { ...vendor.traits, ...family?.traits, ...settings.traits },
      name: settings.model,
      vendor,
      address: endpoint.address,
      secret,
      headers:
        secret.value === undefined
          ? {}
          : { [header]: header === "authorization" ? `Bearer ${secret.value}` : secret.value },
      timeoutMs,
      silenceMs,
      broken: "Try again; if it stays so, look into the log of the server.",
      egress: parts.egress,
    },
    {
      compose(request) {
        if (request.toolChoice === "required" && vendor.toolRequired === null) {
          throw cannotDemandTools(id, vendor);
        }
        return {
          url: endpoint.url,
          isStreamed: isStreamedRequest(request),
          body: toRequest(request, vendor, settings.model),
          reader: chatReader(request),
        };
      },
      piecesOf: ({ status, headers }, asked) =>
        replyPieces({
          asked,
          headers,
          shape: WireReply,
          wire: "chat completions",
          endMark: "[DONE]",
          errorOf(body, data) {
            const told = errorIn(body);
            if (told === undefined) return undefined;
            const code = Number(told.code);
            const meant = code >= 400 && code < 600 ? code : Math.max(status, 500);
            return failureOf({ status: meant, headers, text: secret.removedFrom(data) }, asked);
          },
        }),
      failureOf,
    },
  );
}

function cannotDemandTools(id: string, { title }: CompatibleVendor): AppError {
  return beyondWire(
    id,
    `cannot be made to call a tool: ${title} ignores that wish`,
    "Let the model choose (auto), or take another vendor.",
  );
}
