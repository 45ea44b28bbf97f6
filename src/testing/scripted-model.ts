import { stopped, throwIfAborted } from "../contracts/abort.ts";
import type { AppError } from "../contracts/app-error.ts";
import type { ModelEvent, ModelFinish, ModelRequest, ModelTraits, ModelUsage } from "../contracts/model.ts";
import { requireSupported } from "../ports/language-model-support.ts";
import type { LanguageModel } from "../ports/language-model.ts";

/** What a scripted model gives, and what happens then: it has ended, fails, or says nothing more until it is stopped. */
export interface ScriptedReply {
  events: readonly ModelEvent[];
  ending?: AppError | "silence";
}

export interface ScriptedModelSettings {
  id?: string;
  version?: string;
  traits?: Partial<ModelTraits>;
  /** One for each call, the last again and again; or whatever the request deserves. */
  replies: readonly ScriptedReply[] | ((request: ModelRequest, call: number) => ScriptedReply);
}

export interface ScriptedModel extends LanguageModel {
  /** What it was asked, in order. */
  readonly requests: readonly ModelRequest[];
}

const ableTraits: ModelTraits = {
  logprobAlternatives: 20,
  promptLogprobs: true,
  tools: true,
  responseSchema: true,
  images: true,
  thinking: true,
  seed: true,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

/** A model that says what its script says, with no provider behind it. It can do everything unless its traits say otherwise. */
export function scriptedModel(settings: ScriptedModelSettings): ScriptedModel {
  const { id = "test/scripted", version = "1", traits, replies } = settings;
  const requests: ModelRequest[] = [];
  const model = { id, version, traits: { ...ableTraits, ...traits } };

  const replyTo = (request: ModelRequest): ScriptedReply => {
    const call = requests.push(request) - 1;
    if (typeof replies === "function") return replies(request, call);
    const reply = replies[Math.min(call, replies.length - 1)];
    if (reply === undefined) throw new RangeError("The script of the model is empty.");
    return reply;
  };

  return {
    ...model,
    requests,
    async *stream(request, { signal }) {
      throwIfAborted(signal);
      requireSupported(model, request);
      const { events, ending } = replyTo(request);
      for (const event of events) {
        throwIfAborted(signal);
        yield event;
      }
      throwIfAborted(signal);
      if (ending === "silence") await untilStopped(signal);
      else if (ending !== undefined) throw ending;
    },
  };
}

/** The events of a model that says this text in these pieces and ends. */
export function saying(
  pieces: string | readonly string[],
  more: { usage?: ModelUsage; finish?: ModelFinish } = {},
): ModelEvent[] {
  const { usage = { inputTokens: 10, outputTokens: 5 }, finish = { reason: "stop", raw: "stop" } } = more;
  const id = "text-1";
  return [
    { type: "text-start", id },
    ...[pieces].flat().map((text) => ({ type: "text-delta" as const, id, text })),
    { type: "text-end", id },
    { type: "usage", usage },
    { type: "finish", finish },
  ];
}

function untilStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(stopped(signal.reason)), { once: true });
  });
}
