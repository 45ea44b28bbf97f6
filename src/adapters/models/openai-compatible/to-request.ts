import type { Json } from "../../../contracts/json.ts";
import type { ModelMessage, ModelPart, ModelRequest } from "../../../contracts/model.ts";
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
    messages: request.messages.flatMap(toMessages),
    [vendor.outputLimit]: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    [vendor.seed]: request.seed,
    stop: request.stop,
    tools: request.tools?.map(({ name, description, input }) => ({
      type: "function",
      function: { name, description, parameters: input },
    })),
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
    ...vendor.always,
    stream: isStreamed,
    stream_options: isStreamed && vendor.asksUsage ? { include_usage: true } : undefined,
  });
}

/** Log probabilities of a prompt are not given in a stream. */
export function isStreamedRequest({ promptLogprobs }: ModelRequest): boolean {
  return promptLogprobs === undefined;
}

function toMessages({ role, parts }: ModelMessage): Record<string, unknown>[] {
  const results = parts.filter((part) => part.type === "tool-result");
  const calls = parts.filter((part) => part.type === "tool-call");
  const own = parts.filter((part) => part.type === "text" || part.type === "image");
  const messages: Record<string, unknown>[] = results.map(({ id, text, isError }) => ({
    role: "tool",
    tool_call_id: id,
    content: isError ? `Error: ${text}` : text,
  }));
  if (own.length === 0 && calls.length === 0) return messages;
  const content = own.length === 0 ? null : toContent(own);
  const toolCalls = calls.map(({ id, name, input }) => ({
    id,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));
  return [...messages, { role, content, ...(calls.length > 0 && { tool_calls: toolCalls }) }];
}

/** A plain string where that is enough: older servers take nothing else. */
function toContent(parts: readonly Extract<ModelPart, { type: "text" | "image" }>[]): Json {
  if (parts.every((part) => part.type === "text")) return parts.map(({ text }) => text).join("");
  return parts.map((part) =>
    part.type === "text"
      ? { type: "text", text: part.text }
      : { type: "image_url", image_url: { url: `data:${part.mediaType};base64,${part.base64}` } },
  );
}
