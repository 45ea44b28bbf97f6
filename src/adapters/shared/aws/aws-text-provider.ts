import type { Egress, EgressResponse } from "../../../ports/egress.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { AroundTextRequest, TextReply } from "../../../ports/text-request.ts";
import type { AskedTexts } from "../provider/asked-texts.ts";
import type { TextAsk, TextProvider } from "../provider/text-provider.ts";
import { unreached } from "../provider/unreached.ts";
import { type AskedAws, askedAws } from "./asked-aws.ts";
import { awsFailureOf, noAws } from "./aws-failure.ts";
import type { AwsService } from "./aws-service.ts";
import { jsonOf } from "./wrong-reply.ts";

export interface AwsTextProviderSettings {
  /** Of the embedder. */
  id: string;
  /** Model or endpoint, as AWS calls it. */
  name: string;
  kind: AskedAws["kind"];
  service: AwsService;
  path: string;
  /** What a policy has to allow. */
  action: string;
  headers: Readonly<Record<string, string>>;
  /** From the first byte sent to the last received. */
  timeoutMs: number;
}

export interface AwsTextProviderParts {
  egress: Egress;
  /** Trying again, limits, counting: around each request. */
  around?: AroundTextRequest | undefined;
}

const maxResponseBytes = 64 * 2 ** 20;

/** A model or endpoint at AWS that takes texts. What is too long is refused by AWS, and never cut here. */
export function awsTextProvider(
  settings: AwsTextProviderSettings,
  { egress, around = (_, send) => send() }: AwsTextProviderParts,
): TextProvider {
  const { id, name, kind, service, action, timeoutMs } = settings;
  const { url, address, isUsual } = service.endpointOf(settings.path);
  const asked = askedAws(service, { id, name, kind, address, action, maxOutputTokens: null });
  const askedTexts: AskedTexts = {
    name,
    kind,
    badReply: (what, hint) =>
      modelError("model.failed", {
        message: `${asked.title} gave ${what}.`,
        hint: hint ?? `See whether ${name} gives vectors of texts, and whether the format set is its own.`,
      }),
  };

  const post = async (request: TextAsk<unknown>): Promise<EgressResponse> => {
    const { signal, carries } = request;
    const body = JSON.stringify(request.body);
    const headers = { "content-type": "application/json", accept: "application/json", ...settings.headers };
    const signed = await service.signed(url, headers, body);
    try {
      return await egress.send({
        purpose: `embed ${id}`,
        method: "POST",
        url,
        headers: signed,
        body,
        ...(carries !== undefined && { carries }),
        timeoutMs,
        maxResponseBytes,
        signal,
      });
    } catch (error) {
      throw unreached(error, service.unreachable);
    }
  };

  const send = async <Value>(request: TextAsk<Value>): Promise<TextReply<Value>> => {
    const { status, headers, body } = await post(request);
    const text = new TextDecoder().decode(body);
    if (status < 200 || status > 299) throw awsFailureOf({ status, headers, text }, asked);
    if (/html/i.test(headers["content-type"] ?? "")) throw noAws(status, asked);
    return request.read({ body: jsonOf(text, asked), headers }, askedTexts);
  };

  return {
    elsewhere: isUsual ? "" : `@${address}`,
    async ask(request) {
      const { signal, characters, sent } = request;
      const size = { part: id, texts: sent.texts.length, characters, signal };
      return (await around(size, () => send(request))).value;
    },
  };
}
