import type {
  ModelEvent,
  ModelFinish,
  ModelRequest,
  ModelUsage,
  TokenLogprob,
} from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { callPiece, spokenPieces } from "../../shared/openai/chat-delta.ts";
import { chatTokens } from "../../shared/openai/chat-logprobs.ts";
import { countsOf } from "../../shared/openai/chat-usage.ts";
import type { WireDelta } from "../../shared/openai/chat-wire.ts";
import { closingEvents } from "../../shared/provider/closing-events.ts";
import { checkLogprobs } from "../../shared/provider/logprob-checks.ts";
import { openCalls } from "../../shared/provider/open-calls.ts";
import type { ReplyReader } from "../../shared/provider/stream-reply.ts";
import { textBlocks } from "../../shared/provider/text-blocks.ts";
import { looseThinkTag, type ThinkPiece, thinkTags } from "../../shared/provider/think-tags.ts";
import { wholeUsage } from "../../shared/provider/whole-usage.ts";
import { missingPromptTokens, promptTokens } from "./prompt-tokens.ts";
import type { WireReply } from "./wire.ts";

/** Reads a streamed reply, or a whole one as its only piece. */
export function chatReader(request: ModelRequest): ReplyReader<WireReply> {
  const blocks = textBlocks();
  // Servers that are not told how a model marks its reasoning pass it on as text.
  const tags = thinkTags(false);
  const calls = openCalls();
  const tokens: TokenLogprob[] = [];
  /** With its tags, and only where log probabilities have to spell it. */
  let text = "";
  let hasText = false;
  let hasReasoning = false;
  let isRefusal = false;
  let hasPromptTokens = false;
  let raw: string | null = null;
  let usage: ModelUsage | undefined;

  const say = (pieces: readonly ThinkPiece[]): ModelEvent[] =>
    pieces.flatMap(([kind, piece]) => {
      hasText ||= kind === "text" && piece !== "";
      hasReasoning ||= kind === "reasoning";
      return blocks.take(kind, piece);
    });

  const takeDelta = (delta: WireDelta): ModelEvent[] => {
    const events: ModelEvent[] = [];
    for (const spoken of spokenPieces(delta)) {
      const [kind, piece] = spoken;
      if (kind === "text" && request.logprobs !== undefined) text += piece;
      events.push(...say(kind === "text" ? tags.take(piece) : [spoken]));
    }
    isRefusal ||= Boolean(delta.refusal);
    if (delta.tool_calls && delta.tool_calls.length > 0) {
      events.push(...say(tags.end()), ...blocks.close(), ...calls.take(delta.tool_calls.map(callPiece)));
    }
    return events;
  };

  return {
    take(piece) {
      const events: ModelEvent[] = [];
      const told = piece.usage ?? piece.x_groq?.usage;
      usage = (told && wholeUsage(countsOf(told))) ?? usage;
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
      const more = request.logprobs === undefined ? [] : chatTokens(choice.logprobs);
      if (more.length > 0) {
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
      const events = [...say(tags.end()), ...blocks.close(), ...calls.end(reason === "length")];
      const warnings = checkLogprobs(request.logprobs, {
        tokens,
        text,
        hasReasoning,
        hasCalls: !calls.isEmpty(),
        outputTokens: usage?.outputTokens,
      });
      if (tags.hasLooseEnd() && !hasReasoning) warnings.push(looseThinkTag);
      events.push(...closingEvents({ warnings, hasAnswer: hasText || !calls.isEmpty(), usage }));
      return { events, finish: { reason, raw } };
    },
  };
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
