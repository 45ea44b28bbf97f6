import { AppError } from "../contracts/app-error.ts";
import type { ModelRequest } from "../contracts/model.ts";
import type { LanguageModel } from "./language-model.ts";

/** Throws AppError "model.unsupported" for the first thing asked that the model cannot do. Every model calls it before it sends. */
export function requireSupported(
  { id, traits }: Pick<LanguageModel, "id" | "traits">,
  request: ModelRequest,
): void {
  const { logprobAlternatives: most, maxOutputTokens } = traits;
  const asked = request.logprobs;
  if (asked !== undefined && most === null)
    throw unsupported(id, "gives no log probabilities", "Choose a model that does, or do not ask for them.");
  if (asked !== undefined && most !== null && asked.alternatives > most) {
    throw unsupported(
      id,
      `gives at most ${most} alternatives to a token, not ${asked.alternatives}`,
      `Ask for ${most} or fewer.`,
    );
  }
  if (maxOutputTokens !== null && request.maxOutputTokens > maxOutputTokens) {
    throw unsupported(
      id,
      `writes at most ${maxOutputTokens} tokens, not ${request.maxOutputTokens}`,
      `Ask for ${maxOutputTokens} or fewer.`,
    );
  }
  const missing = abilities.find(({ isAsked, trait }) => isAsked(request) && !traits[trait]);
  if (missing !== undefined) throw unsupported(id, missing.lack, missing.hint);
}

interface Ability {
  trait: "promptLogprobs" | "tools" | "responseSchema" | "images" | "thinking" | "seed" | "sampling";
  isAsked: (request: ModelRequest) => boolean;
  lack: string;
  hint: string;
}

const abilities: readonly Ability[] = [
  {
    trait: "promptLogprobs",
    isAsked: ({ promptLogprobs }) => promptLogprobs !== undefined,
    lack: "gives no log probabilities of the prompt",
    hint: "Serve the model with vLLM, or do not ask for them.",
  },
  {
    trait: "tools",
    isAsked: ({ tools = [], messages }) =>
      tools.length > 0 || messages.some(({ parts }) => parts.some(({ type }) => type.startsWith("tool-"))),
    lack: "calls no tools",
    hint: "Choose a model that does, or ask without tools.",
  },
  {
    trait: "responseSchema",
    isAsked: ({ responseSchema }) => responseSchema !== undefined,
    lack: "cannot be held to a JSON schema",
    hint: "Choose a model that can, or describe the format in the prompt.",
  },
  {
    trait: "images",
    isAsked: ({ messages }) => messages.some(({ parts }) => parts.some(({ type }) => type === "image")),
    lack: "reads no images",
    hint: "Choose a model that does, or leave the images out.",
  },
  {
    trait: "thinking",
    isAsked: ({ thinking }) => thinking !== undefined,
    lack: "takes no budget for thinking",
    hint: "Leave the budget out.",
  },
  {
    trait: "seed",
    isAsked: ({ seed }) => seed !== undefined,
    lack: "takes no seed",
    hint: "Leave the seed out; its answers may then differ from call to call.",
  },
  {
    trait: "sampling",
    isAsked: ({ temperature, topP }) => temperature !== undefined || topP !== undefined,
    lack: "takes neither temperature nor top p",
    hint: "Leave them out, or choose a model without built-in reasoning.",
  },
];

function unsupported(id: string, lack: string, hint: string): AppError {
  return new AppError("model.unsupported", { message: `${id} ${lack}.`, hint });
}
