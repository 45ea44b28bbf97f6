import { throwIfAborted } from "../../../contracts/abort.ts";
import type { Answer, AnswerEvent, AnswerTrace } from "../../../contracts/answer.ts";
import { eventChannel } from "../../../contracts/event-channel.ts";
import type { Answerer, AnswerRequest } from "../../../ports/answerer.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import type { QueryGraph } from "../../../ports/query-graph.ts";
import type { PromptSet } from "../prompts/prompt.ts";
import type { SamplingSettings } from "../sampled-request.ts";
import { agentGraph } from "./agent-graph.ts";
import { type AgentState, initialState } from "./agent-state.ts";
import { modelAsker } from "./ask-model.ts";
import { type AgentLimits, type BoundPrompt, shippedLimits, startBudget } from "./budget.ts";
import { passageStore } from "./passage-store.ts";
import { voiceOf } from "./voice.ts";

export interface AgentSettings {
  model: LanguageModel;
  prompts: PromptSet;
  graph: QueryGraph;
  clock: Clock;
  digestOf: DigestOf;
  limits?: Partial<AgentLimits>;
  /** Of each call. */
  sampling: SamplingSettings;
  /** By the model's tokenizer; by bytes where absent. */
  boundPrompt?: BoundPrompt | undefined;
}

/**
 * Answers with a model in steps: plans, reads what was found, looks further where it is not enough, writes with citations,
 * holds every sentence against its passage, mends once and leaves out what stays without support. It offers the model no
 * tools, and ends at its limits with the best it has.
 */
export function agentAnswerer(settings: AgentSettings): Answerer {
  const { model, prompts, graph, clock, digestOf, sampling, boundPrompt } = settings;
  const limits = { ...shippedLimits, ...settings.limits };

  const startRun = (request: AnswerRequest, emit: (event: AnswerEvent) => void) => {
    const budget = startBudget(limits, clock);
    return {
      question: request.question,
      given: request.passages,
      search: request.search,
      prompts,
      passages: passageStore(),
      asker: modelAsker({ model, clock, digestOf, sampling, boundPrompt }, budget),
      budget,
      limits,
      voice: voiceOf(emit),
    };
  };

  return {
    id: "agent",
    version: "2",
    async *answer(request) {
      throwIfAborted(request.signal);
      const leaving = new AbortController();
      const signal = AbortSignal.any([request.signal, leaving.signal]);
      const events = eventChannel<AnswerEvent>();
      const run = startRun(request, events.push);
      const definition = agentGraph(run, clock, (step, seconds) =>
        events.push({ type: "answer-step", step, seconds }),
      );
      const running = graph.run(definition, initialState(request.question), { signal }).then((end) => {
        events.push({ type: "answer-end", answer: { ...(end.answer as Answer), trace: traceOf(end) } });
        events.end();
      }, events.fail);
      try {
        for await (const event of events) {
          throwIfAborted(request.signal);
          yield event;
        }
      } finally {
        // A reader that leaves early stops the work.
        leaving.abort();
        await running;
      }
    },
  };
}

function traceOf({ steps, stoppedBy, repairs, checks, draft }: AgentState): AnswerTrace {
  const sentences = draft?.sentences ?? [];
  return {
    steps: [...steps],
    stoppedBy,
    repairs,
    citationsGiven: checks.citationsGiven,
    citationsRemoved: checks.citationsRemoved,
    sentences: sentences.length,
    sentencesUngrounded: sentences.filter(({ isGrounded }) => !isGrounded).length,
    factsUnsupported: [...checks.factsUnsupported],
    withheld: [...checks.withheld],
  };
}
