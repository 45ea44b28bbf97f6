import type { ModelRequest } from "../../../contracts/model.ts";
import { chatBody, lengthAndSampling } from "../../shared/aws/chat-body.ts";
import { definedOnly } from "../../shared/provider/defined-only.ts";
import { templatedPrompt, type TemplatedPrompt } from "../../shared/aws/prompt-template.ts";
import type { ImportedFormat } from "./imported-settings.ts";

export interface ImportedRequest {
  body: Record<string, unknown>;
  prompt: TemplatedPrompt | undefined;
}

/** A request as the body of InvokeModel for an imported model. */
export function toImported(
  request: ModelRequest,
  format: ImportedFormat,
  isStreamed: boolean,
): ImportedRequest {
  if (format.format === "openai-chat") return { body: chatBody(request, isStreamed), prompt: undefined };
  const prompt = templatedPrompt(request.messages, format.family);
  const common = { prompt: prompt.text, ...lengthAndSampling(request) };
  if (format.format === "openai-completion") {
    return {
      body: definedOnly({
        ...common,
        logprobs: request.logprobs?.alternatives,
        stream: isStreamed || undefined,
      }),
      prompt,
    };
  }
  const wantsLogprobs = request.logprobs !== undefined || request.promptLogprobs !== undefined;
  // Families differ in what they call the limit, and pass over the other name without a word.
  const body = {
    ...common,
    max_gen_len: request.maxOutputTokens,
    return_logprobs: wantsLogprobs ? true : undefined,
  };
  return { body: definedOnly(body), prompt };
}
