import { describe, expect, test } from "vitest";
import { queryKey } from "../../src/core/answering/agent/query-key.ts";
import { faultsOf, standing } from "../../src/ports/answerer.contract.ts";
import { expectedTraces } from "./expected-traces.ts";
import { boundPrompt, playScenario, textOf, traceLines } from "./play-scenario.ts";
import { scenarios } from "./scenarios.ts";

test("every scenario has its expected trace", () => {
  expect(scenarios.map(({ name }) => name)).toEqual(Object.keys(expectedTraces));
});

describe.each(scenarios)("the agent: $name", (scenario) => {
  test("goes its way and says why", async () => {
    expect(traceLines((await playScenario(scenario)).answer)).toEqual(expectedTraces[scenario.name]);
  });

  test("leaves before its reader exactly the answer, whose citations lie in passages", async () => {
    const { answer, events } = await playScenario(scenario);
    const passages = [...scenario.passages, ...Object.values(scenario.finds ?? {}).flat()];
    expect([standing(events), faultsOf(answer, passages, false)]).toEqual([answer.text, []]);
  });

  test("tells every step as it is done, and what was found once", async () => {
    const { answer, events } = await playScenario(scenario);
    const steps = events.flatMap((event) => (event.type === "answer-step" ? [event.step] : []));
    expect(steps).toEqual(answer.trace?.steps);
    const found = steps.flatMap((step) =>
      step.found.map(({ source, start, end }) => `${source} ${start}-${end}`),
    );
    expect(found).toEqual([...new Set(found)]);
  });

  test("never looks the same up twice, and never more rounds than it may", async () => {
    const { answer, searched } = await playScenario(scenario);
    const keys = [scenario.question, ...searched].map(queryKey);
    expect(keys).toEqual([...new Set(keys)]);
    const retrievals = answer.trace?.steps.filter(({ node }) => node === "retrieve") ?? [];
    expect(retrievals.length).toBeLessThanOrEqual(scenario.limits?.rounds ?? 3);
  });

  test("offers the model no tool, and takes no more tokens than it may", async () => {
    const { answer, requests } = await playScenario(scenario);
    expect(requests.map(({ tools, toolChoice }) => ({ tools, toolChoice }))).toEqual(
      requests.map(() => ({})),
    );
    const calls = answer.trace?.steps.flatMap((step) => step.calls) ?? [];
    expect(calls).toHaveLength(requests.length);
    const taken = calls.map(({ usage }, call) => {
      const request = requests[call]!;
      return usage === null
        ? boundPrompt(request) + request.maxOutputTokens
        : usage.inputTokens + usage.outputTokens;
    });
    expect(taken.reduce((sum, tokens) => sum + tokens, 0)).toBeLessThanOrEqual(
      scenario.limits?.tokens ?? 50_000,
    );
  });

  test("puts passages to the model as data, below its own instructions", async () => {
    const { requests } = await playScenario(scenario);
    const systems = requests.map((request) => textOf(request, 0));
    expect(
      systems.filter((system) => system.includes("<passage") || system.includes("Ignore your instructions")),
    ).toEqual([]);
  });
});
