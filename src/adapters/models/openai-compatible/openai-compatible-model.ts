import { throwIfAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { ModelRequest, ModelTraits } from "../../../contracts/model.ts";
import type { EgressStream, StreamingEgress } from "../../../ports/egress.ts";
import { requireSupported } from "../../../ports/language-model-support.ts";
import type { LanguageModel, ModelCallOptions } from "../../../ports/language-model.ts";
import { type Environment, secretFrom } from "../../shared/provider/secret.ts";
import { unreached } from "../../shared/provider/unreached.ts";
import { providerEndpoint } from "../../shared/provider/provider-endpoint.ts";
import { readChat } from "./read-chat.ts";
import { isStreamedRequest, toRequest } from "./to-request.ts";
import { type CompatibleVendor, type CompatibleVendorName, compatibleVendors } from "./vendors.ts";

export interface OpenaiCompatibleSettings {
  vendor: CompatibleVendorName;
  /** What it is called here, where that is not the vendor's name: servers of one's own. */
  name?: string;
  /** As the vendor calls it. */
  model: string;
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
const wireVersion = "1";
const maxResponseBytes = 64 * 2 ** 20;

/** A model behind an API in the shape of OpenAI's chat completions. Throws AppError "config.invalid" for settings that cannot work. */
export function openaiCompatibleModel(
  settings: OpenaiCompatibleSettings,
  parts: OpenaiCompatibleParts,
): LanguageModel {
  const vendor: CompatibleVendor = compatibleVendors[settings.vendor];
  const { timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  const endpoint = providerEndpoint("/chat/completions", settings.baseUrl, vendor);
  const secret = secretFrom(parts.environment, { title: vendor.title, ...vendor.key });
  const family = vendor.families?.find(({ matches }) => matches.test(settings.model));
  const id = `${settings.name ?? settings.vendor}/${settings.model}`;
  const traits: ModelTraits = { ...vendor.traits, ...family?.traits, ...settings.traits };
  // The same name elsewhere may be another model.
  const version = endpoint.isUsual ? wireVersion : `${wireVersion}@${endpoint.address}`;

  const send = async (
    request: ModelRequest,
    body: string,
    { signal, carries }: ModelCallOptions,
  ): Promise<EgressStream> => {
    const isStreamed = isStreamedRequest(request);
    try {
      return await parts.egress.stream({
        purpose: `model ${id}`,
        method: "POST",
        url: endpoint.url,
        headers: {
          "content-type": "application/json",
          accept: isStreamed ? "text/event-stream" : "application/json",
          ...(secret.value !== undefined && {
            [vendor.key.header]:
              vendor.key.header === "authorization" ? `Bearer ${secret.value}` : secret.value,
          }),
        },
        body,
        ...(carries !== undefined && { carries }),
        timeoutMs,
        silenceMs: isStreamed ? silenceMs : timeoutMs,
        maxResponseBytes,
        signal,
      });
    } catch (error) {
      throw unreached(error, vendor.unreachable);
    }
  };

  const stream: LanguageModel["stream"] = (request, options) => {
    const { signal } = options;
    const sent = JSON.stringify(toRequest(request, vendor, settings.model));
    return readChat({
      request,
      sent,
      asked: {
        id,
        name: settings.model,
        vendor,
        address: endpoint.address,
        maxOutputTokens: request.maxOutputTokens,
      },
      secret,
      signal,
      open: async () => {
        throwIfAborted(signal);
        requireSupported({ id, traits }, request);
        if (request.toolChoice === "required" && vendor.toolRequired === null) {
          throw cannotDemandTools(id, vendor);
        }
        return send(request, sent, options);
      },
      brokenBy: (error) => unreached(error, "Try again; if it stays so, look into the log of the server."),
    });
  };

  return { id, version, traits, stream };
}

function cannotDemandTools(id: string, { title }: CompatibleVendor): AppError {
  return new AppError("model.unsupported", {
    message: `${id} cannot be made to call a tool: ${title} ignores that wish.`,
    hint: "Let the model choose (auto), or take another vendor.",
  });
}
