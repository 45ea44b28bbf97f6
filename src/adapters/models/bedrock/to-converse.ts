import type { Json } from "../../../contracts/json.ts";
import type { ModelMessage, ModelPart, ModelRequest } from "../../../contracts/model.ts";
import { definedOnly } from "../../shared/provider/defined-only.ts";
import { redactedContent } from "../../shared/provider/redacted-reasoning.ts";

type Block = { [kind: string]: Json };

/** A request as the body of Converse and ConverseStream. What was not asked is not in it. */
export function toConverse(request: ModelRequest): Record<string, unknown> {
  const { messages, tools = [], toolChoice, responseSchema, thinking } = request;
  const system = messages.filter(({ role }) => role === "system").flatMap(({ parts }) => textBlocks(parts));
  return definedOnly({
    messages: toMessages(messages.filter(({ role }) => role !== "system")),
    system: system.length > 0 ? system : undefined,
    inferenceConfig: definedOnly({
      maxTokens: request.maxOutputTokens,
      temperature: request.temperature,
      topP: request.topP,
      stopSequences: request.stop,
    }),
    toolConfig:
      tools.length === 0 || toolChoice === "none"
        ? undefined
        : definedOnly({
            tools: tools.map(({ name, description, input }) => ({
              toolSpec: { name, description, inputSchema: { json: input } },
            })),
            toolChoice:
              toolChoice === "required" ? { any: {} } : toolChoice === "auto" ? { auto: {} } : undefined,
          }),
    outputConfig: responseSchema && {
      textFormat: {
        type: "json_schema",
        structure: { jsonSchema: { name: "reply", schema: JSON.stringify(responseSchema) } },
      },
    },
    additionalModelRequestFields: thinking && {
      thinking: { type: "enabled", budget_tokens: thinking.budgetTokens },
    },
  });
}

/** Whether a conversation holds calls of tools or their results. */
export function hasToolParts({ messages }: ModelRequest): boolean {
  return messages.some(({ parts }) => parts.some(({ type }) => type.startsWith("tool-")));
}

/** Of the formats that Converse takes; undefined for others. */
export function imageFormat(mediaType: string): string | undefined {
  return /^image\/(png|jpeg|gif|webp)$/.exec(mediaType)?.[1];
}

/** Roles take turns: what follows under the same role, such as the results of several calls, is one message. */
function toMessages(messages: readonly ModelMessage[]): { role: string; content: Block[] }[] {
  const turns: { role: string; content: Block[] }[] = [];
  for (const { role: own, parts } of messages) {
    const role = own === "assistant" ? "assistant" : "user";
    const content = parts.flatMap(toBlocks);
    const last = turns.at(-1);
    if (content.length === 0) continue;
    if (last?.role === role) last.content.push(...content);
    else turns.push({ role, content });
  }
  return turns;
}

function toBlocks(part: ModelPart): Block[] {
  switch (part.type) {
    case "text":
      return textBlocks([part]);
    case "reasoning":
      return [reasoningBlock(part)];
    case "image":
      return [
        { image: { format: imageFormat(part.mediaType) ?? part.mediaType, source: { bytes: part.base64 } } },
      ];
    case "tool-call":
      return [{ toolUse: { toolUseId: part.id, name: part.name, input: part.input } }];
    case "tool-result": {
      const { id: toolUseId, isError } = part;
      return [
        { toolResult: { toolUseId, content: textBlocks([part]), status: isError ? "error" : "success" } },
      ];
    }
  }
}

/** Bedrock turns down texts of white space; they say nothing. */
function textBlocks(parts: readonly ModelPart[]): Block[] {
  return parts.flatMap((part) => ("text" in part && part.text.trim() !== "" ? [{ text: part.text }] : []));
}

function reasoningBlock({ text, signature }: Extract<ModelPart, { type: "reasoning" }>): Block {
  const redacted = redactedContent(signature);
  if (redacted !== undefined) return { reasoningContent: { redactedContent: redacted } };
  return { reasoningContent: { reasoningText: { text, ...(signature !== undefined && { signature }) } } };
}
