import type { ModelRequest } from "../../../contracts/model.ts";
import { chatMessages, chatTool } from "../../shared/openai/chat-messages.ts";
import { definedOnly } from "../../shared/provider/defined-only.ts";
import type { CompatibleVendor } from "./vendors.ts";

/** A request as its body. What was not asked is not in it. */
export function toRequest(
  request: ModelRequest,
  vendor: CompatibleVendor,
  model: string,
): Record<string, unknown> {
  const isStreamed = isStreamedRequest(request);
  return definedOnly({
    model,
    messages: chatMessages(request.messages),
    [vendor.outputLimit]: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    [vendor.seed]: request.seed,
    stop: request.stop,
    tools: request.tools?.map(chatTool),
    tool_choice: request.toolChoice === "required" ? vendor.toolRequired : request.toolChoice,
    response_format: request.responseSchema && {
      type: "json_schema",
      json_schema: definedOnly({
        name: "reply",
        schema: request.responseSchema,
        strict: vendor.strictSchema ? true : undefined,
      }),
    },
    logprobs: request.logprobs && true,
    // Left out for 0: some servers refuse the number.
    top_logprobs: request.logprobs?.alternatives || undefined,
    prompt_logprobs: request.promptLogprobs?.alternatives,
    // Tells which of the tokens at a place is the prompt's own.
    return_token_ids: request.promptLogprobs && true,
    reasoning: request.thinking && { max_tokens: request.thinking.budgetTokens },
    ...(request.thinking === undefined && vendor.withoutThinking),
    ...vendor.always,
    stream: isStreamed,
    stream_options: isStreamed && vendor.asksUsage ? { include_usage: true } : undefined,
  });
}

/** Log probabilities of a prompt are not given in a stream. */
export function isStreamedRequest({ promptLogprobs }: ModelRequest): boolean {
  return promptLogprobs === undefined;
}
