import type { ModelRequest } from "../../../contracts/model.ts";
import { splitSystem } from "../../shared/provider/beyond-wire.ts";
import { definedOnly } from "../../shared/provider/defined-only.ts";
import { toContents } from "./to-contents.ts";

/** A request as its body. What was not asked is not in it. */
export function toRequest(request: ModelRequest, id: string): Record<string, unknown> {
  const { system, conversation } = splitSystem(id, request);
  const { tools, toolChoice, responseSchema, logprobs, thinking } = request;
  return definedOnly({
    systemInstruction: system.length > 0 ? { parts: system.map((text) => ({ text })) } : undefined,
    contents: toContents(conversation, id),
    tools: tools && [
      {
        functionDeclarations: tools.map(({ name, description, input }) => ({
          name,
          description,
          parametersJsonSchema: input,
        })),
      },
    ],
    toolConfig: toolChoice && { functionCallingConfig: { mode: modes[toolChoice] } },
    generationConfig: definedOnly({
      maxOutputTokens: request.maxOutputTokens,
      temperature: request.temperature,
      topP: request.topP,
      seed: request.seed,
      stopSequences: request.stop,
      responseMimeType: responseSchema && "application/json",
      responseJsonSchema: responseSchema,
      responseLogprobs: logprobs && true,
      // Left out for 0, which is refused.
      logprobs: logprobs?.alternatives || undefined,
      thinkingConfig: thinking && { thinkingBudget: thinking.budgetTokens, includeThoughts: true },
    }),
  });
}

/** Log probabilities are not given in a stream. */
export function isStreamedRequest({ logprobs }: ModelRequest): boolean {
  return logprobs === undefined;
}

const modes = { auto: "AUTO", none: "NONE", required: "ANY" } as const;
