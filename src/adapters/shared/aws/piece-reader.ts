import type {
  ModelEvent,
  ModelFinish,
  ModelRequest,
  ModelUsage,
  TokenLogprob,
} from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { endOfCall, type GatheredCall } from "./end-of-call.ts";
import { checkLogprobs, missing } from "./logprob-checks.ts";
import type { CallPiece, ReplyPiece } from "./reply-piece.ts";
import { textBlocks } from "./text-blocks.ts";
import { type ThinkPiece, thinkTags } from "./think-tags.ts";

/** Turns the pieces of one reply into events. */
export interface PieceReader {
  take(piece: ReplyPiece): ModelEvent[];
  hasEnded(): boolean;
  /** What is left to tell, checked against what was asked. */
  end(): { events: ModelEvent[]; finish: ModelFinish };
}

interface OpenCall extends GatheredCall {
  /** As the server has it. */
  wireId: string | undefined;
}

/** `startsInside`: whether the prompt has already opened the reasoning. */
export function pieceReader(request: ModelRequest, { startsInside }: { startsInside: boolean }): PieceReader {
  const blocks = textBlocks();
  const tags = thinkTags(startsInside);
  const calls: OpenCall[] = [];
  const current = new Map<number, OpenCall>();
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

  const takeCall = ({ index, id, name, json }: CallPiece): ModelEvent[] => {
    const known = current.get(index);
    // Some servers number every call 0: another id is another call.
    const isSame = known !== undefined && (!id || id === known.wireId);
    const call = isSame ? known : begun(id, name);
    current.set(index, call);
    call.json += json;
    const start = isSame ? [] : [{ type: "tool-start" as const, id: call.id, name: call.name }];
    return json === "" ? start : [...start, { type: "tool-delta", id: call.id, json }];
  };

  const begun = (wireId: string | undefined, name = ""): OpenCall => {
    const id = wireId || `call-${calls.length + 1}`;
    // Others give every call the same id.
    const isTaken = calls.some((call) => call.id === id);
    const call = { wireId, id: isTaken ? `${id}-${calls.length + 1}` : id, name, json: "" };
    calls.push(call);
    return call;
  };

  return {
    take(piece) {
      const { text = "", thought = "", calls: fragments = [] } = piece;
      const events = say([["reasoning", thought]]);
      if (request.logprobs !== undefined) written += text;
      events.push(...say(tags.take(text)));
      if (fragments.length > 0) events.push(...blocks.close(), ...fragments.flatMap(takeCall));
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
          : told === "stop" && calls.length > 0
            ? "tool-calls"
            : told;
      const events = [...say(tags.end()), ...blocks.close()];
      if (request.promptLogprobs !== undefined && !has.promptTokens)
        throw missing("log probabilities of the prompt");
      const nameless = calls.find(({ name }) => name === "");
      if (nameless !== undefined && reason !== "length") throw namelessCall();
      events.push(
        ...calls.map((call, at) => endOfCall(call, reason === "length" && at === calls.length - 1)),
      );
      const { inputTokens, outputTokens } = counts;
      const usage =
        inputTokens === undefined || outputTokens === undefined
          ? undefined
          : { ...counts, inputTokens, outputTokens };
      const warnings = checkLogprobs(request.logprobs, {
        tokens,
        text: written,
        hasReasoning: has.reasoning,
        hasCalls: calls.length > 0,
        outputTokens,
      });
      if (!has.text && calls.length === 0)
        warnings.push("The model ended its reply without saying anything.");
      if (tags.hasLooseEnd() && !has.reasoning) {
        warnings.push(
          "The text holds the end of a reasoning, </think>, but not its beginning; what stands before it is no answer.",
        );
      }
      if (raw === null)
        warnings.push("The server did not tell how the reply ended, so it may have been cut off.");
      // Half of a usage would look like a cheap call.
      if (usage === undefined) warnings.push("The provider did not tell how many tokens the call took.");
      events.push(...warnings.map((sentence) => ({ type: "warning" as const, sentence })));
      if (usage !== undefined) events.push({ type: "usage", usage });
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

function namelessCall(): Error {
  return modelError(
    "model.failed",
    {
      message: "The model called a tool without naming it.",
      hint: "Try again, or choose a model that is better at calling tools.",
    },
    { mayPass: true },
  );
}
