import type { ModelRequest } from "../../../contracts/model.ts";
import { chatMessages, chatTool } from "../openai/chat-messages.ts";
import { definedOnly } from "../provider/defined-only.ts";

/** A request as the body of chat completions. What was not asked is not in it. */
export function chatBody(request: ModelRequest, isStreamed: boolean): Record<string, unknown> {
  const { tools = [] } = request;
  return definedOnly({
    messages: chatMessages(request.messages),
    ...lengthAndSampling(request),
    ...(tools.length > 0 && {
      tools: tools.map(chatTool),
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
