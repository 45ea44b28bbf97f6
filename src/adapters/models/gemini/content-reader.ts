import type { ModelEvent, ModelFinish, ModelRequest, TokenLogprob } from "../../../contracts/model.ts";
import { closingEvents } from "../../shared/provider/closing-events.ts";
import { badCall } from "../../shared/provider/ended-call.ts";
import { freshIds } from "../../shared/provider/fresh-ids.ts";
import { checkLogprobs } from "../../shared/provider/logprob-checks.ts";
import { sentence } from "../../shared/provider/sentence.ts";
import type { ReplyReader } from "../../shared/provider/stream-reply.ts";
import { textBlocks } from "../../shared/provider/text-blocks.ts";
import { signatureOfNext } from "./next-part.ts";
import { tokenLogprobs } from "./token-logprobs.ts";
import { usageOf } from "./usage-of.ts";
import type { WirePart, WireReply, WireUsage } from "./wire.ts";

/** Turns the pieces of one reply into events; a whole reply is its only piece. */
export function contentReader(request: ModelRequest): ReplyReader<WireReply> {
  const newId = freshIds();
  const blocks = textBlocks(newId);
  const tokens: TokenLogprob[] = [];
  const warnings: string[] = [];
  /** Only where log probabilities have to spell it. */
  let text = "";
  let hasText = false;
  let hasReasoning = false;
  let hasCalls = false;
  let raw: string | null = null;
  let reason: ModelFinish["reason"] = "other";
  let usage: WireUsage | undefined;

  const takePart = (part: WirePart): ModelEvent[] => {
    const { thoughtSignature: signature, functionCall } = part;
    const said = part.text ?? "";
    if (part.thought) {
      hasReasoning ||= said !== "";
      return [...blocks.take("reasoning", said), ...(signature ? blocks.sign(signature) : [])];
    }
    // Closed first: thoughts before it have a signature of their own, or none.
    const signed = signature ? [...blocks.close(), ...blocks.sign(signatureOfNext(signature))] : [];
    if (functionCall) {
      hasCalls = true;
      return [...signed, ...blocks.close(), ...callEvents(functionCall, newId)];
    }
    hasText ||= said !== "";
    if (request.logprobs !== undefined) text += said;
    // What is signed stays a part of its own, to be sent back as it came.
    return [...signed, ...blocks.take("text", said), ...(signature ? blocks.close() : [])];
  };

  return {
    take(piece) {
      const { promptFeedback: feedback } = piece;
      usage = piece.usageMetadata ?? usage;
      if (feedback?.blockReason) {
        [raw, reason] = [feedback.blockReason, "content-filter"];
        const why = feedback.blockReasonMessage;
        warnings.push(sentence(`Gemini did not answer the prompt (${raw})${why ? `: ${why}` : ""}`));
      }
      const candidate = piece.candidates?.find(({ index }) => (index ?? 0) === 0);
      if (candidate === undefined) return [];
      const events = (candidate.content?.parts ?? []).flatMap(takePart);
      if (candidate.logprobsResult && request.logprobs !== undefined) {
        const more = tokenLogprobs(candidate.logprobsResult);
        tokens.push(...more);
        if (more.length > 0) events.push({ type: "logprobs", tokens: more });
      }
      const { finishReason: finish, finishMessage } = candidate;
      if (!finish || finish === "FINISH_REASON_UNSPECIFIED") return events;
      if (badReplies.has(finish)) throw badCall(brokenSentence(finish, finishMessage));
      raw = finish;
      reason = Object.hasOwn(reasons, finish) ? (reasons[finish] ?? "other") : "other";
      if (finishMessage) warnings.push(sentence(`Gemini says about the end of the reply: ${finishMessage}`));
      return events;
    },
    hasEnded: () => raw !== null,
    end() {
      const events = blocks.close();
      const whole = usageOf(usage);
      const spoken = { tokens, text, hasReasoning, hasCalls, outputTokens: whole?.outputTokens };
      warnings.push(...checkLogprobs(request.logprobs, spoken));
      events.push(...closingEvents({ warnings, hasAnswer: hasText || hasCalls, usage: whole }));
      return { events, finish: { reason: reason === "stop" && hasCalls ? "tool-calls" : reason, raw } };
    },
  };
}

/** Calls come whole. */
function callEvents(
  call: NonNullable<WirePart["functionCall"]>,
  newId: ReturnType<typeof freshIds>,
): ModelEvent[] {
  if (!call.name) throw badCall("The model called a tool without naming it.");
  const [id, name, input] = [newId("call", call.id), call.name, call.args ?? {}];
  return [
    { type: "tool-start", id, name },
    { type: "tool-delta", id, json: JSON.stringify(input) },
    { type: "tool-end", id, name, input },
  ];
}

const reasons: Readonly<Record<string, ModelFinish["reason"]>> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  SAFETY: "content-filter",
  RECITATION: "content-filter",
  BLOCKLIST: "content-filter",
  PROHIBITED_CONTENT: "content-filter",
  SPII: "content-filter",
  IMAGE_SAFETY: "content-filter",
  MODEL_ARMOR: "content-filter",
};

/** Ends by which the model's own reply was thrown away: another try may be whole. */
const badReplies: ReadonlySet<string> = new Set([
  "MALFORMED_FUNCTION_CALL",
  "UNEXPECTED_TOOL_CALL",
  "MALFORMED_RESPONSE",
]);

function brokenSentence(finish: string, message: string | null | undefined): string {
  return sentence(`Gemini could not read what the model said (${finish})${message ? `: ${message}` : ""}`);
}
