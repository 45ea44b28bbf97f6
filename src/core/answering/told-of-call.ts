import type { AnswerCall, Withheld } from "../../contracts/answer.ts";
import type { ModelRequest } from "../../contracts/model.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { replyKey } from "../models/cached-model.ts";
import type { ModelReply } from "../models/read-reply.ts";

export interface ToldOfCall {
  call: AnswerCall;
  /** Calls of tools: none is ever offered. */
  withheld: Withheld[];
}

/** What a trace tells of one call of a model. */
export function toldOfCall(
  model: LanguageModel,
  request: ModelRequest,
  { usage, toolCalls }: ModelReply,
  digestOf: DigestOf,
): ToldOfCall {
  return {
    call: { model: model.id, reply: replyKey(model, request, digestOf), usage },
    withheld: toolCalls.map((text) => ({ kind: "tool-call", text })),
  };
}
