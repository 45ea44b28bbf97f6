import type { Json } from "../../../contracts/json.ts";
import type { ModelMessage, ModelPart, ModelTool } from "../../../contracts/model.ts";

/** Messages as chat completions have them: results of tools are messages of their own. */
export function chatMessages(messages: readonly ModelMessage[]): Record<string, unknown>[] {
  return messages.flatMap(toMessages);
}

export function chatTool({ name, description, input }: ModelTool): Record<string, unknown> {
  return { type: "function", function: { name, description, parameters: input } };
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
