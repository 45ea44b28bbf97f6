import type {
  ModelEvent,
  ModelFinish,
  ModelRequest,
  ModelUsage,
  TokenLogprob,
} from "../../../contracts/model.ts";
import { closingEvents } from "../provider/closing-events.ts";
import { checkLogprobs, missingLogprobs } from "../provider/logprob-checks.ts";
import { openCalls } from "../provider/open-calls.ts";
import { textBlocks } from "../provider/text-blocks.ts";
import { looseThinkTag, type ThinkPiece, thinkTags } from "../provider/think-tags.ts";
import { wholeUsage } from "../provider/whole-usage.ts";
import type { ReplyPiece } from "./reply-piece.ts";

/** Turns the pieces of one reply into events. */
export interface PieceReader {
  take(piece: ReplyPiece): ModelEvent[];
  hasEnded(): boolean;
  /** What is left to tell, checked against what was asked. */
  end(): { events: ModelEvent[]; finish: ModelFinish };
}

/** `startsInside`: whether the prompt has already opened the reasoning. */
export function pieceReader(request: ModelRequest, { startsInside }: { startsInside: boolean }): PieceReader {
  const blocks = textBlocks();
  const tags = thinkTags(startsInside);
  const calls = openCalls();
  const tokens: TokenLogprob[] = [];
  const has = { text: false, reasoning: false, promptTokens: false, refusal: false };
  /** With its tags: what log probabilities have to spell. */
  let written = "";
  let raw: string | null = null;
  let isEnded = false;
  let counts: Partial<ModelUsage> = {};

  const say = (pieces: readonly ThinkPiece[]): ModelEvent[] =>
    pieces.flatMap(([kind, text]) => {
      has[kind] ||= text !== "";
      return blocks.take(kind, text);
    });

  return {
    take(piece) {
      const { text = "", thought = "", calls: fragments = [] } = piece;
      const events = say([["reasoning", thought]]);
      if (request.logprobs !== undefined) written += text;
      events.push(...say(tags.take(text)));
      if (fragments.length > 0) events.push(...blocks.close(), ...calls.take(fragments));
      if (piece.promptTokens !== undefined && request.promptLogprobs !== undefined) {
        has.promptTokens = true;
        events.push({ type: "prompt-logprobs", tokens: [...piece.promptTokens] });
      }
      if (request.logprobs !== undefined && piece.tokens !== undefined && piece.tokens.length > 0) {
        tokens.push(...piece.tokens);
        events.push({ type: "logprobs", tokens: [...piece.tokens] });
      }
      has.refusal ||= piece.isRefusal === true;
      raw = piece.stop ?? raw;
      isEnded ||= raw !== null || piece.isLast === true;
      counts = { ...counts, ...piece.usage };
      return events;
    },
    hasEnded: () => isEnded,
    end() {
      const told = reasonOf(raw);
      const reason =
        told === "stop" && has.refusal
          ? "refusal"
          : told === "stop" && !calls.isEmpty()
            ? "tool-calls"
            : told;
      const events = [...say(tags.end()), ...blocks.close()];
      if (request.promptLogprobs !== undefined && !has.promptTokens)
        throw missingLogprobs("log probabilities of the prompt");
      events.push(...calls.end(reason === "length"));
      const usage = wholeUsage(counts);
      const warnings = checkLogprobs(request.logprobs, {
        tokens,
        text: written,
        hasReasoning: has.reasoning,
        hasCalls: !calls.isEmpty(),
        outputTokens: counts.outputTokens,
      });
      if (tags.hasLooseEnd() && !has.reasoning) warnings.push(looseThinkTag);
      if (raw === null)
        warnings.push("The server did not tell how the reply ended, so it may have been cut off.");
      events.push(...closingEvents({ warnings, hasAnswer: has.text || !calls.isEmpty(), usage }));
      return { events, finish: { reason, raw } };
    },
  };
}

/** Of chat completions, text-generation-inference and imported models. */
const reasons: Readonly<Record<string, ModelFinish["reason"]>> = {
  stop: "stop",
  eos_token: "stop",
  stop_sequence: "stop",
  end_turn: "stop",
  length: "length",
  max_tokens: "length",
  tool_calls: "tool-calls",
  function_call: "tool-calls",
  content_filter: "content-filter",
};

function reasonOf(raw: string | null): ModelFinish["reason"] {
  return (Object.hasOwn(reasons, raw ?? "") ? reasons[raw ?? ""] : undefined) ?? "other";
}
