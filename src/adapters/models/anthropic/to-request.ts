import type { ModelPart, ModelRequest } from "../../../contracts/model.ts";
import { splitSystem } from "../../shared/provider/beyond-wire.ts";
import { definedOnly } from "../../shared/provider/defined-only.ts";
import { joinedTurns } from "../../shared/provider/joined-turns.ts";
import { redactedContent } from "../../shared/provider/redacted-reasoning.ts";

export interface RequestedModel {
  id: string;
  name: string;
}

/** A request as its body. What was not asked is not in it. */
export function toRequest(request: ModelRequest, { id, name }: RequestedModel): Record<string, unknown> {
  const { system, conversation } = splitSystem(id, request);
  return definedOnly({
    model: name,
    max_tokens: request.maxOutputTokens,
    system: system.length > 0 ? system.map((text) => ({ type: "text", text })) : undefined,
    messages: joinedTurns(conversation)
      .map(({ isModel, parts }) => ({
        role: isModel ? "assistant" : "user",
        content: parts.flatMap(toBlocks),
      }))
      .filter(({ content }) => content.length > 0),
    temperature: request.temperature,
    top_p: request.topP,
    stop_sequences: request.stop,
    tools: request.tools?.map(({ name, description, input }) => ({ name, description, input_schema: input })),
    tool_choice: request.toolChoice && {
      type: request.toolChoice === "required" ? "any" : request.toolChoice,
    },
    output_config: request.responseSchema && {
      format: { type: "json_schema", schema: request.responseSchema },
    },
    thinking: request.thinking && { type: "enabled", budget_tokens: request.thinking.budgetTokens },
    stream: true,
  });
}

function toBlocks(part: ModelPart): Record<string, unknown>[] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: part.text }];
    case "image":
      return [{ type: "image", source: { type: "base64", media_type: part.mediaType, data: part.base64 } }];
    case "tool-call":
      return [{ type: "tool_use", id: part.id, name: part.name, input: part.input }];
    case "tool-result":
      return [
        {
          type: "tool_result",
          tool_use_id: part.id,
          content: part.text,
          ...(part.isError && { is_error: true }),
        },
      ];
    case "reasoning":
      return toThinking(part);
  }
}

/** Unsigned reasoning is another model's: Claude takes back its own alone. */
function toThinking({
  text,
  signature,
}: Extract<ModelPart, { type: "reasoning" }>): Record<string, unknown>[] {
  if (signature === undefined) return [];
  const data = redactedContent(signature);
  return data === undefined
    ? [{ type: "thinking", thinking: text, signature }]
    : [{ type: "redacted_thinking", data }];
}
