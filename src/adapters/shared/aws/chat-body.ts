import type { Json } from "../../../contracts/json.ts";
import type { ModelMessage, ModelPart, ModelRequest } from "../../../contracts/model.ts";

/** A request as the body of chat completions. What was not asked is not in it. */
export function chatBody(request: ModelRequest, isStreamed: boolean): Record<string, unknown> {
  const { tools = [] } = request;
  return definedOnly({
    messages: request.messages.flatMap(toMessages),
    ...lengthAndSampling(request),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, input }) => ({
        type: "function",
        function: { name, description, parameters: input },
      })),
      tool_choice: request.toolChoice,
    }),
    response_format: request.responseSchema && {
      type: "json_schema",
      json_schema: { name: "reply", schema: request.responseSchema },
    },
    logprobs: request.logprobs && true,
    top_logprobs: request.logprobs?.alternatives || undefined,
    stream: isStreamed || undefined,
    stream_options: isStreamed ? { include_usage: true } : undefined,
  });
}

/** What chat completions and completions call alike. */
export function lengthAndSampling(request: ModelRequest): Record<string, unknown> {
  return definedOnly({
    max_tokens: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    seed: request.seed,
    stop: request.stop,
  });
}

export function definedOnly(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));
}

function toMessages({ role, parts }: ModelMessage): Record<string, unknown>[] {
  const messages: Record<string, unknown>[] = parts
    .filter((part) => part.type === "tool-result")
    .map(({ id, text, isError }) => ({
      role: "tool",
      tool_call_id: id,
      content: isError ? `Error: ${text}` : text,
    }));
  const own = parts.filter((part) => part.type === "text" || part.type === "image");
  const calls = parts
    .filter((part) => part.type === "tool-call")
    .map(({ id, name, input }) => ({
      id,
      type: "function",
      function: { name, arguments: JSON.stringify(input) },
    }));
  if (own.length === 0 && calls.length === 0) return messages;
  const content = own.length === 0 ? null : toContent(own);
  return [...messages, { role, content, ...(calls.length > 0 && { tool_calls: calls }) }];
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
