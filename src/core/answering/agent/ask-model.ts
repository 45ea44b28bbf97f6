import type { AnswerCall, Withheld } from "../../../contracts/answer.ts";
import type { ModelMessage, ModelRequest } from "../../../contracts/model.ts";
import { barePassage } from "../../../contracts/passage.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { type ModelReply, readReply } from "../../models/read-reply.ts";
import { type SamplingSettings, sampledRequest } from "../sampled-request.ts";
import { toldOfCall } from "../told-of-call.ts";
import { type BoundPrompt, type Budget, promptBytes } from "./budget.ts";
import type { Decision } from "./decisions.ts";
import { readJsonObject } from "./read-json.ts";

export interface AskSettings {
  model: LanguageModel;
  clock: Clock;
  digestOf: DigestOf;
  sampling: SamplingSettings;
  boundPrompt?: BoundPrompt | undefined;
}

/** What is asked, and whose text stands in it. */
export interface Question {
  messages: readonly ModelMessage[];
  carries: readonly ReadPassage[];
}

export interface Decided<Value> {
  /** Undefined where no call was allowed, or the model twice wrote something else. */
  value: Value | undefined;
  /** The limit that forbade a call. */
  forbidden: "tokens" | "seconds" | null;
  calls: AnswerCall[];
  withheld: Withheld[];
}

export interface Written {
  reply: ModelReply;
  calls: AnswerCall[];
  withheld: Withheld[];
}

/** Asks the model within a budget, for a decision or for a text. */
export interface ModelAsker {
  /** Tokens of one reply at the most. */
  maxOutputTokens: number;
  /** Tokens a text asked so may take. */
  mostTokens(question: Question): number;
  write(question: Question, signal: AbortSignal, onText: (delta: string) => void): Promise<Written>;
  /** `reserve`: tokens that have to be left for the call that comes after. A reply that cannot be read is asked for once more. */
  decide<Value>(
    question: Question,
    decision: Decision<Value>,
    reserve: number,
    signal: AbortSignal,
  ): Promise<Decided<Value>>;
}

export function modelAsker(settings: AskSettings, budget: Budget): ModelAsker {
  const { model, clock, digestOf, sampling, boundPrompt = promptBytes } = settings;

  const requestOf = ({ messages }: Question, schema?: ModelRequest["responseSchema"]): ModelRequest => ({
    ...sampledRequest(messages, model, sampling),
    ...(schema === undefined || !model.traits.responseSchema ? {} : { responseSchema: schema }),
  });

  /** Prompt and output. */
  const mostTokens = (request: ModelRequest): number => boundPrompt(request) + request.maxOutputTokens;

  const ask = async (
    request: ModelRequest,
    carries: readonly ReadPassage[],
    signal: AbortSignal,
    onText?: (delta: string) => void,
  ): Promise<Written> => {
    const held = carries.map(barePassage);
    const began = clock.monotonic();
    const reply = await readReply(model.stream(request, { signal, carries: held }), onText);
    budget.spend(reply.usage, mostTokens(request), clock.monotonic() - began);
    const { call, withheld } = toldOfCall(model, request, reply, digestOf);
    return { reply, calls: [call], withheld };
  };

  return {
    maxOutputTokens: sampledRequest([], model, sampling).maxOutputTokens,
    mostTokens: (question) => mostTokens(requestOf(question)),
    write: (question, signal, onText) => ask(requestOf(question), question.carries, signal, onText),
    async decide(question, decision, reserve, signal) {
      const calls: AnswerCall[] = [];
      const withheld: Withheld[] = [];
      let messages = question.messages;
      for (let attempt = 0; attempt < 2; attempt++) {
        const request = requestOf({ ...question, messages }, decision.schema);
        const forbidden = budget.forbids(mostTokens(request), reserve);
        if (forbidden !== null) return { value: undefined, forbidden, calls, withheld };
        const asked = await ask(request, question.carries, signal);
        calls.push(...asked.calls);
        withheld.push(...asked.withheld);
        const object = readJsonObject(asked.reply.text);
        const value = object === undefined ? undefined : decision.read(object);
        if (value !== undefined) return { value, forbidden: null, calls, withheld };
        messages = again(question.messages, asked.reply.text, decision.example);
      }
      return { value: undefined, forbidden: null, calls, withheld };
    },
  };
}

function again(asked: readonly ModelMessage[], said: string, example: string): ModelMessage[] {
  const request = `That could not be read. Write the JSON object alone, with nothing before or after it, in this form:\n${example}`;
  return [
    ...asked,
    // A message without text is refused by some providers.
    { role: "assistant", parts: [{ type: "text", text: said.trim() === "" ? "(nothing)" : said }] },
    { role: "user", parts: [{ type: "text", text: request }] },
  ];
}
