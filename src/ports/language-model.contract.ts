import { describe, expect, test } from "vitest";
import type { ModelRequest, ModelTraits } from "../contracts/model.ts";
import { describeFailures } from "./language-model-failures.contract.ts";
import { describeLogprobs } from "./language-model-logprobs.contract.ts";
import type { LanguageModelSubject } from "./language-model-provider.contract.ts";
import { ask, modelSession, never, outcomeFrom, replyOf } from "./language-model-session.contract.ts";
import { describeTexts } from "./language-model-texts.contract.ts";
import { describeTools } from "./language-model-tools.contract.ts";

/** What every LanguageModel must do. */
export function describeLanguageModel(subject: LanguageModelSubject): void {
  const session = modelSession(subject);
  const { wire, open } = session;

  describe(`${subject.name} as a language model`, () => {
    test("says what it is and what it can do", async () => {
      const { id, version, traits } = (await open(replyOf([]))).model;
      expect([id, version]).toEqual([expect.stringMatching(/^[^/\s]+\/\S+$/), expect.stringMatching(/./)]);
      expect(traits.logprobAlternatives !== null).toBe(wire.logprobs);
      expect(traits.tools).toBe(wire.tools);
    });

    test("asked for what it cannot do, it says so and sends nothing", async () => {
      const { model, requests } = await open(replyOf([{ say: "North." }]));
      const asked = beyondTraits(model.traits);
      for (const more of asked) {
        const outcome = await outcomeFrom(model.stream({ ...ask, ...more }, { signal: never }));
        expect([outcome.events, outcome.error?.code, outcome.error?.message]).toEqual([
          [],
          "model.unsupported",
          expect.stringContaining(model.id),
        ]);
      }
      expect(requests()).toBe(0);
    });

    describeTexts(session);
    describeTools(session);
    describeLogprobs(session);
    describeFailures(session);
  });
}

/** Requests that these traits exclude. */
function beyondTraits(traits: ModelTraits): Partial<ModelRequest>[] {
  const image: ModelRequest["messages"] = [
    { role: "user", parts: [{ type: "image", mediaType: "image/png", base64: "iVBORw0KGgo=" }] },
  ];
  const all: [boolean, Partial<ModelRequest>][] = [
    [traits.logprobAlternatives === null, { logprobs: { alternatives: 0 } }],
    [(traits.logprobAlternatives ?? 20) < 20, { logprobs: { alternatives: 20 } }],
    [!traits.promptLogprobs, { promptLogprobs: { alternatives: 0 } }],
    [!traits.tools, { tools: [{ name: "search", description: "Finds.", input: { type: "object" } }] }],
    [!traits.responseSchema, { responseSchema: { type: "object" } }],
    [!traits.images, { messages: image }],
    [!traits.thinking, { thinking: { budgetTokens: 1024 } }],
    [!traits.seed, { seed: 1 }],
    [!traits.sampling, { temperature: 0 }],
    [!traits.sampling, { topP: 0.5 }],
    [traits.maxOutputTokens !== null, { maxOutputTokens: (traits.maxOutputTokens ?? 0) + 1 }],
  ];
  return all.filter(([isBeyond]) => isBeyond).map(([, request]) => request);
}
