import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Answer, AnswerEvent } from "../../src/contracts/answer.ts";
import type { ModelEvent, ModelRequest, ModelTraits } from "../../src/contracts/model.ts";
import { langgraphQueryGraph } from "../../src/adapters/graphs/langgraph/langgraph-query-graph.ts";
import { sha256 } from "../../src/adapters/shared/sha256.ts";
import { agentAnswerer } from "../../src/core/answering/agent/agent-answerer.ts";
import type { AgentLimits, BoundPrompt } from "../../src/core/answering/agent/budget.ts";
import { inputTokensOf } from "../../src/core/models/input-tokens.ts";
import { type PromptNode, promptNodes } from "../../src/core/answering/prompts/prompt.ts";
import { promptSet } from "../../src/core/answering/prompts/prompt-set.ts";
import { shippedPrompts } from "../../src/core/answering/prompts/shipped-prompts.ts";
import { splitPrompt } from "../../src/core/answering/prompts/split-prompt.ts";
import type { Answerer, ReadPassage } from "../../src/ports/answerer.ts";
import { fixedClock } from "../../src/testing/fixed-clock.ts";
import { saying, type ScriptedModel, scriptedModel } from "../../src/testing/scripted-model.ts";

/** What a model says at a node: a text, its pieces, or its events. */
export type Said = string | readonly string[] | { events: readonly ModelEvent[] };

export interface Scenario {
  name: string;
  question: string;
  passages: readonly ReadPassage[];
  /** What a search finds, by query; nothing for any other. Absent: there is no search. */
  finds?: Readonly<Record<string, readonly ReadPassage[]>>;
  /** By node, in turn, the last again and again. */
  says: Readonly<Partial<Record<PromptNode, readonly Said[]>>>;
  limits?: Partial<AgentLimits>;
  traits?: Partial<ModelTraits>;
  /** Milliseconds that pass with every call. */
  callTakes?: number;
}

export interface Played {
  answer: Answer;
  events: AnswerEvent[];
  requests: readonly ModelRequest[];
  /** Everything that was looked up, in order. */
  searched: string[];
}

export async function playScenario(scenario: Scenario): Promise<Played> {
  const { question, passages, finds } = scenario;
  const { answerer, model } = agentOf(scenario);
  const searched: string[] = [];
  const search = async (query: string): Promise<readonly ReadPassage[]> => {
    searched.push(query);
    return finds?.[query] ?? [];
  };
  const request = { question, passages, signal: new AbortController().signal };
  const events: AnswerEvent[] = [];
  for await (const event of answerer.answer(finds === undefined ? request : { ...request, search })) {
    events.push(event);
  }
  const last = events.at(-1);
  if (last?.type !== "answer-end") throw new Error("The last event is no answer-end.");
  return { answer: last.answer, events, requests: model.requests, searched };
}

export function agentOf({
  says,
  limits = {},
  traits = {},
  callTakes = 0,
}: Pick<Scenario, "says" | "limits" | "traits" | "callTakes">): { answerer: Answerer; model: ScriptedModel } {
  const { name, version, texts } = shippedPrompts.agent;
  const clock = fixedClock();
  const turns = new Map<PromptNode, number>();
  const model = scriptedModel({
    traits,
    replies: (request) => {
      clock.advance(callTakes);
      const node = nodeOf(request);
      const turn = turns.get(node) ?? 0;
      turns.set(node, turn + 1);
      const lines = says[node];
      const said = lines?.[Math.min(turn, lines.length - 1)];
      if (said === undefined) throw new RangeError(`The script has nothing for ${node}.`);
      if (typeof said === "object" && "events" in said) return { events: said.events };
      return { events: saying(said, { usage: { inputTokens: 400, outputTokens: 40 } }) };
    },
  });
  const answerer = agentAnswerer({
    model,
    prompts: promptSet(name, version, texts, sha256),
    graph: langgraphQueryGraph(),
    clock,
    digestOf: sha256,
    limits,
    sampling: { maxOutputTokens: 1024 },
    boundPrompt,
  });
  return { answerer, model };
}

/** As of a model whose tokenizer is known. */
export const boundPrompt: BoundPrompt = (request) => inputTokensOf(request, "o200k", countTokens).upperBound;

/** The node whose system prompt a request begins with. */
export function nodeOf(request: ModelRequest): PromptNode {
  const system = textOf(request, 0);
  const node = promptNodes.find((name) => splitPrompt(shippedPrompts.agent.texts[name]).system === system);
  if (node === undefined) throw new RangeError("No node asks so.");
  return node;
}

export function textOf(request: ModelRequest, message: number): string {
  return (request.messages[message]?.parts ?? [])
    .map((part) => (part.type === "text" ? part.text : ""))
    .join("");
}

/** How an answer came about, and what it is, a line each. */
export function traceLines(answer: Answer): string[] {
  const { text, refused, citations, evidence, trace } = answer;
  if (trace === undefined) throw new Error("The answer has no trace.");
  const steps = trace.steps.map(({ node, round, reason, queries, calls }) => {
    const asked = queries.map((query) => ` ${JSON.stringify(query)}`).join(",");
    const took = calls.length === 0 ? "" : calls.length === 1 ? " (1 call)" : ` (${calls.length} calls)`;
    return `${round} ${node}${asked}: ${reason}${took}`;
  });
  const stands = citations.map(
    ({ source, start, end, answerStart, answerEnd }) =>
      `${JSON.stringify(text.slice(answerStart, answerEnd))} stands on ${source} ${start}–${end}`,
  );
  return [
    ...steps,
    `${refused ? "refused" : "answered"}: ${text}`,
    ...stands,
    ...trace.factsUnsupported.map((fact) => `without support: ${fact}`),
    ...trace.withheld.map((withheld) => `withheld ${withheld.kind}: ${withheld.text}`),
    `stopped by ${trace.stoppedBy ?? "nothing"}; repairs ${trace.repairs}; citations removed ${trace.citationsRemoved} of ${trace.citationsGiven}; evidence ${evidence}`,
  ];
}
