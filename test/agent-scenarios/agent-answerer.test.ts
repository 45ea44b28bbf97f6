import { describe, expect, test } from "vitest";
import { langgraphQueryGraph } from "../../src/adapters/graphs/langgraph/langgraph-query-graph.ts";
import { sha256 } from "../../src/adapters/shared/sha256.ts";
import type { AnswerEvent } from "../../src/contracts/answer.ts";
import { AppError } from "../../src/contracts/app-error.ts";
import { agentAnswerer } from "../../src/core/answering/agent/agent-answerer.ts";
import { promptSet } from "../../src/core/answering/prompts/prompt-set.ts";
import { shippedPrompts } from "../../src/core/answering/prompts/shipped-prompts.ts";
import type { SamplingSettings } from "../../src/core/answering/sampled-request.ts";
import { replyKey } from "../../src/core/models/cached-model.ts";
import { describeAnswerer } from "../../src/ports/answerer.contract.ts";
import type { Answerer } from "../../src/ports/answerer.ts";
import type { LanguageModel } from "../../src/ports/language-model.ts";
import { fixedClock } from "../../src/testing/fixed-clock.ts";
import { saying, type ScriptedModel, scriptedModel } from "../../src/testing/scripted-model.ts";
import { nodeOf, playScenario, textOf } from "./play-scenario.ts";
import { passage } from "./scenarios.ts";

const never = new AbortController().signal;
const { name, version, texts } = shippedPrompts.agent;

function agentWith(model: LanguageModel, sampling: SamplingSettings = { maxOutputTokens: 1024 }): Answerer {
  return agentAnswerer({
    model,
    prompts: promptSet(name, version, texts, sha256),
    graph: langgraphQueryGraph(),
    clock: fixedClock(),
    digestOf: sha256,
    sampling,
  });
}

/** Repeats the beginning of the first passage it is given, and one thing besides that stands nowhere. */
function parrot(): ScriptedModel {
  return scriptedModel({
    replies: (request) => {
      const node = nodeOf(request);
      const [, first = ""] =
        /<passage number="1"[^>]*>\n([\s\S]*?)\n<\/passage>/.exec(textOf(request, 1)) ?? [];
      const said = {
        plan: '{"questions": []}',
        grade: '{"relevant": [1], "open": [], "disagree": []}',
        rewrite: '{"queries": []}',
        answer: `${first.slice(0, 200)} [1] Quetzalcoatl dined here in 1492 [2].`,
        verify: '{"supported": [{"claim": 1, "passages": [1]}]}',
        repair: `${first.slice(0, 200)} [1]`,
      }[node];
      return { events: saying(said.match(/[\s\S]{1,7}/gu) ?? []) };
    },
  });
}

describeAnswerer({ name: "agent", make: () => agentWith(parrot()), quotes: false, numRuns: 60 });

const harbour = [passage("harbour.md", "A night costs 18 euros. Boats moor at the north quay.")];

async function readAll(events: AsyncIterable<AnswerEvent>, into: AnswerEvent[] = []): Promise<AnswerEvent[]> {
  for await (const event of events) into.push(event);
  return into;
}

describe("the agent", () => {
  test("passes words on before the model has ended", async () => {
    const stopping = new AbortController();
    const model = scriptedModel({
      replies: (request) =>
        nodeOf(request) === "grade"
          ? { events: saying('{"relevant": [1], "open": [], "disagree": []}') }
          : {
              events: saying(["A night ", "costs 18", " euros, said ", "the master."]).slice(0, 5),
              ending: "silence",
            },
    });
    const heard: string[] = [];
    const request = { question: "What does a night cost?", passages: harbour, signal: stopping.signal };
    const reading = (async () => {
      for await (const event of agentWith(model).answer(request)) {
        if (event.type !== "answer-delta") continue;
        heard.push(event.text);
        if (heard.join("").startsWith("A night costs 18")) stopping.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "aborted" });
    expect(heard.join("")).toMatch(/^A night costs 18/);
  });

  test.each([
    ['{"supported": [{"claim": 1, "passages": [1]}]}', false, "Eine Nacht im Hafen kostet 18 Euro"],
    ['{"supported": []}', true, "The sources do not say."],
  ])(
    "has the model check an answer in another language, and says that words cannot: %s",
    async (verify, refused, text) => {
      const said: Record<string, string> = {
        grade: '{"relevant": [1], "open": [], "disagree": []}',
        verify,
      };
      const german = "Eine Nacht im Hafen kostet 18 Euro, und die Boote machen am nördlichen Kai fest [1].";
      const model = scriptedModel({
        replies: (request) => ({ events: saying([said[nodeOf(request)] ?? german]) }),
      });
      const request = { question: "Was kostet eine Nacht?", passages: harbour, signal: never };
      const last = (await readAll(agentWith(model).answer(request))).at(-1);
      if (last?.type !== "answer-end") throw new Error("The answer has no end.");
      expect(last.answer.refused).toBe(refused);
      expect(last.answer.text).toContain(text);
      const reasons = last.answer.trace?.steps.map(({ reason }) => reason).join(" ") ?? "";
      const words = "it is in German and its passages in English, so that their words cannot be compared";
      expect(reasons.includes(words)).toBe(refused);
    },
  );

  test("stops its model when its reader leaves", async () => {
    const signals: AbortSignal[] = [];
    const inner = parrot();
    const model: LanguageModel = {
      ...inner,
      stream: (request, options) => {
        signals.push(options.signal);
        return inner.stream(request, options);
      },
    };
    for await (const event of agentWith(model).answer({
      question: "What rises?",
      passages: harbour,
      signal: never,
    })) {
      if (event.type === "answer-delta") break;
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual(signals.map(() => true));
    expect(signals.length).toBeGreaterThan(0);
  });

  test("lets a model's failure out as it is", async () => {
    const broke = new AppError("model.failed", { message: "It broke." });
    const model = scriptedModel({ replies: [{ events: [], ending: broke }] });
    const reading = readAll(
      agentWith(model).answer({ question: "What rises?", passages: harbour, signal: never }),
    );
    await expect(reading).rejects.toBe(broke);
  });

  test("names each call by the key of its kept reply, tells what it took, and what it carried", async () => {
    const carried: unknown[] = [];
    const inner = parrot();
    const model: LanguageModel = {
      ...inner,
      stream: (request, options) => {
        carried.push(options.carries);
        return inner.stream(request, options);
      },
    };
    const events = await readAll(
      agentWith(model).answer({ question: "What rises?", passages: harbour, signal: never }),
    );
    const last = events.at(-1) as Extract<AnswerEvent, { type: "answer-end" }>;
    expect(last.answer.trace?.steps.flatMap(({ calls }) => calls)).toEqual(
      inner.requests.map((request) => ({
        model: "test/scripted",
        reply: replyKey(inner, request, sha256),
        usage: { inputTokens: 10, outputTokens: 5 },
      })),
    );
    expect(carried).toEqual(inner.requests.map(() => [{ source: "harbour.md", start: 0, end: 53 }]));
  });

  test("works on the passages alone where there is no search", async () => {
    const { answer, requests } = await playScenario({
      name: "no search",
      question: "What does a night cost, and who built the quay?",
      passages: harbour,
      says: {
        grade: ['{"relevant": [1], "open": [1], "disagree": []}'],
        answer: ["A night costs 18 euros [1]."],
      },
    });
    expect([answer.text, answer.trace?.stoppedBy]).toEqual(["A night costs 18 euros.", null]);
    expect(requests.map(nodeOf)).toEqual(["grade", "answer"]);
  });

  test("says that a limit was reached before the first word of an answer", async () => {
    const model = scriptedModel({
      replies: (request) =>
        nodeOf(request) === "answer"
          ? {
              events: saying("", {
                finish: { reason: "length", raw: "length" },
                usage: { inputTokens: 10, outputTokens: 1024, reasoningTokens: 1000 },
              }),
            }
          : { events: saying('{"relevant": [1], "open": [], "disagree": []}') },
    });
    const reading = readAll(
      agentWith(model).answer({ question: "What rises?", passages: harbour, signal: never }),
    );
    await expect(reading).rejects.toMatchObject({
      code: "model.failed",
      message:
        "test/scripted reached its limit of 1,024 tokens before the first word of an answer, 1,000 of them thinking.",
    });
  });

  test("holds a model to a schema only where it can be held", async () => {
    const scenario = {
      name: "schema",
      question: "What does a night cost?",
      passages: harbour,
      says: {
        grade: ['{"relevant": [1], "open": [], "disagree": []}'],
        answer: ["A night costs 18 euros [1]."],
      },
    };
    const able = await playScenario(scenario);
    const unable = await playScenario({ ...scenario, traits: { responseSchema: false } });
    expect(
      [able, unable].map(({ requests }) => requests.map((request) => "responseSchema" in request)),
    ).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  test("asks once more for a decision it cannot read, with the format repeated", async () => {
    const { answer, requests } = await playScenario({
      name: "second try",
      question: "What does a night cost?",
      passages: harbour,
      says: {
        grade: ["The first.", '{"relevant": ["[1]"]}'],
        answer: ["A night costs 18 euros [1]."],
      },
    });
    expect([answer.text, answer.trace?.stoppedBy]).toEqual(["A night costs 18 euros.", null]);
    expect(requests.map(({ messages }) => messages.map(({ role }) => role))).toEqual([
      ["system", "user"],
      ["system", "user", "assistant", "user"],
      ["system", "user"],
    ]);
    expect(textOf(requests[1]!, 3)).toContain('{"relevant": [1, 3], "open": [], "disagree": []}');
  });

  test.each<[string, SamplingSettings, object]>([
    ["0 as its temperature where none is set", { maxOutputTokens: 300 }, { temperature: 0 }],
    [
      "the temperature and the seed that are set",
      { maxOutputTokens: 300, temperature: 0.5, seed: 7 },
      { temperature: 0.5, seed: 7 },
    ],
    [
      "room to think, and then no temperature",
      { maxOutputTokens: 300, thinkingTokens: 100 },
      { thinking: { budgetTokens: 100 } },
    ],
  ])("asks every time with %s", async (_, sampling, expected) => {
    const model = parrot();
    await readAll(
      agentWith(model, sampling).answer({ question: "What rises?", passages: harbour, signal: never }),
    );
    const asked = model.requests.map(({ temperature, seed, thinking, maxOutputTokens }) => ({
      temperature,
      seed,
      thinking,
      maxOutputTokens,
    }));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked).toEqual(asked.map(() => ({ maxOutputTokens: 300, ...expected })));
  });

  test("keeps no text of sources in its state", async () => {
    const states: unknown[] = [];
    const engine = langgraphQueryGraph();
    const model = scriptedModel({
      replies: (request) =>
        nodeOf(request) === "answer"
          ? { events: saying("NOT_IN_SOURCES") }
          : { events: saying('{"relevant": [1], "open": [], "disagree": []}') },
    });
    const answerer = agentAnswerer({
      model,
      prompts: promptSet(name, version, texts, sha256),
      graph: {
        run: async (graph, initial, options) => {
          const end = await engine.run(graph, initial, options);
          states.push(end);
          return end;
        },
      },
      clock: fixedClock(),
      digestOf: sha256,
      sampling: { maxOutputTokens: 1024 },
    });
    await readAll(answerer.answer({ question: "What rises?", passages: harbour, signal: never }));
    const written = JSON.stringify(states);
    expect([written.includes("harbour.md"), written.includes("north quay")]).toEqual([true, false]);
  });
});
