import type {
  ModelEvent,
  ModelFinish,
  ModelRequest,
  ModelUsage,
  TokenLogprob,
} from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { checkLogprobs } from "../../shared/provider/logprob-checks.ts";
import { openCalls } from "./open-calls.ts";
import type { ReplyReader } from "../../shared/provider/stream-reply.ts";
import { textBlocks } from "../../shared/provider/text-blocks.ts";
import { missingPromptTokens, promptTokens, tokenLogprob } from "./token-logprobs.ts";
import type { WireDelta, WireReply, WireUsage } from "./wire.ts";

/** Reads a streamed reply, or a whole one as its only piece. */
export function chatReader(request: ModelRequest): ReplyReader<WireReply> {
  const blocks = textBlocks();
  const calls = openCalls();
  const tokens: TokenLogprob[] = [];
  /** Only where log probabilities have to spell it. */
  let text = "";
  let hasText = false;
  let hasReasoning = false;
  let isRefusal = false;
  let hasPromptTokens = false;
  let raw: string | null = null;
  let usage: ModelUsage | undefined;

  const takeDelta = (delta: WireDelta): ModelEvent[] => {
    const events: ModelEvent[] = [];
    for (const [kind, piece] of piecesOf(delta)) {
      hasText ||= kind === "text" && piece !== "";
      if (kind === "text" && request.logprobs !== undefined) text += piece;
      hasReasoning ||= kind === "reasoning";
      events.push(...blocks.take(kind, piece));
    }
    isRefusal ||= Boolean(delta.refusal);
    if (delta.tool_calls && delta.tool_calls.length > 0) {
      events.push(...blocks.close(), ...calls.take(delta.tool_calls));
    }
    return events;
  };

  return {
    take(piece) {
      const events: ModelEvent[] = [];
      usage = usageOf(piece.usage ?? piece.x_groq?.usage) ?? usage;
      if (piece.prompt_logprobs && request.promptLogprobs) {
        hasPromptTokens = true;
        const { alternatives } = request.promptLogprobs;
        events.push({
          type: "prompt-logprobs",
          tokens: promptTokens(piece.prompt_logprobs, piece, alternatives),
        });
      }
      const choice = piece.choices.find(({ index }) => (index ?? 0) === 0);
      if (choice === undefined) return events;
      const delta = choice.delta ?? choice.message;
      if (delta) events.push(...takeDelta(delta));
      const more = [...(choice.logprobs?.content ?? []), ...(choice.logprobs?.refusal ?? [])].map(
        tokenLogprob,
      );
      if (request.logprobs !== undefined && more.length > 0) {
        tokens.push(...more);
        events.push({ type: "logprobs", tokens: more });
      }
      if (choice.finish_reason) raw = choice.finish_reason;
      if (raw === "error") throw brokenOff();
      return events;
    },
    hasEnded: () => raw !== null,
    end() {
      if (request.promptLogprobs !== undefined && !hasPromptTokens) throw missingPromptTokens();
      const reason =
        isRefusal && (raw === "stop" || raw === null) ? "refusal" : reasonOf(raw, !calls.isEmpty());
      const events = [...blocks.close(), ...calls.end(reason === "length")];
      const warnings = checkLogprobs(request.logprobs, {
        tokens,
        text,
        hasReasoning,
        hasCalls: !calls.isEmpty(),
      });
      if (!hasText && calls.isEmpty()) warnings.push("The model ended its reply without saying anything.");
      if (usage === undefined) warnings.push("The provider did not tell how many tokens the call took.");
      events.push(...warnings.map((sentence) => ({ type: "warning" as const, sentence })));
      if (usage !== undefined) events.push({ type: "usage", usage });
      return { events, finish: { reason, raw } };
    },
  };
}

type SpokenPiece = ["text" | "reasoning", string];

function piecesOf({ content, refusal, reasoning, reasoning_content }: WireDelta): SpokenPiece[] {
  const pieces: SpokenPiece[] = [];
  // Some servers say it in both fields while they move from one to the other.
  const thought = reasoning_content || reasoning;
  if (thought) pieces.push(["reasoning", thought]);
  if (typeof content === "string") pieces.push(["text", content]);
  for (const { text, thinking } of typeof content === "string" ? [] : (content ?? [])) {
    for (const thought of thinking ?? []) pieces.push(["reasoning", thought.text ?? ""]);
    if (text) pieces.push(["text", text]);
  }
  if (refusal) pieces.push(["text", refusal]);
  return pieces;
}

const reasons: Readonly<Record<string, ModelFinish["reason"]>> = {
  stop: "stop",
  length: "length",
  /** Mistral: the context is full. */
  model_length: "length",
  tool_calls: "tool-calls",
  function_call: "tool-calls",
  content_filter: "content-filter",
};

function reasonOf(raw: string | null, hasCalls: boolean): ModelFinish["reason"] {
  const reason = Object.hasOwn(reasons, raw ?? "") ? reasons[raw ?? ""] : undefined;
  // Some servers end with "stop" whatever they said.
  return reason === "stop" && hasCalls ? "tool-calls" : (reason ?? "other");
}

/** Undefined where not all is told: half of a usage would look like a cheap call. */
function usageOf(wire: WireUsage | null | undefined): ModelUsage | undefined {
  if (typeof wire?.completion_tokens !== "number") return undefined;
  const cached = wire.prompt_tokens_details?.cached_tokens;
  const reasoning = wire.completion_tokens_details?.reasoning_tokens;
  return {
    inputTokens: wire.prompt_tokens,
    outputTokens: wire.completion_tokens,
    ...(typeof cached === "number" && { cachedInputTokens: cached }),
    ...(typeof reasoning === "number" && { reasoningTokens: reasoning }),
  };
}

function brokenOff(): Error {
  return modelError(
    "model.failed",
    {
      message: "The provider broke off its reply with an error.",
      hint: "Try again, or choose another provider.",
    },
    { isOutage: true },
  );
}
