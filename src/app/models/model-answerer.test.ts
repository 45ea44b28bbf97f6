import { expect, test } from "vitest";
import type { ModelTraits } from "../../contracts/model.ts";
import { AnswerSettings } from "../../contracts/pipeline.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { scriptedModel } from "../../testing/scripted-model.ts";
import { modelAnswerer } from "./model-answerer.ts";

/** What the key of answers holds of them, where the model is said to be able to do such things. */
async function identity(kind: "single" | "agent", traits: Partial<ModelTraits>, settings: object = {}) {
  const model = scriptedModel({ replies: [], traits });
  const models = {
    language: () => model,
    knownOf: () => undefined,
    concurrentOf: () => 1,
    embedder: () => expect.unreachable(),
    reranker: () => expect.unreachable(),
    spent: () => [],
  };
  const answer = AnswerSettings.parse({ kind, model: "here/reader", ...settings });
  const parts = { folder: "/", models, run: undefined, clock: fixedClock() };
  return (await modelAnswerer({ ...answer, kind }, parts)).identity;
}

const able = { sampling: true, seed: true, responseSchema: true, maxOutputTokens: null } as const;

test.each(["single", "agent"] as const)("%s: settings that ask the same have one key", async (kind) => {
  const plain = await identity(kind, able);
  expect(await identity(kind, able, { temperature: 0 })).toEqual(plain);
  expect(await identity(kind, { ...able, contextTokens: 9000 })).toEqual(plain);
});

test.each([
  ["single", { ...able, sampling: false }],
  ["agent", { ...able, sampling: false }],
  ["agent", { ...able, responseSchema: false }],
  ["agent", { ...able, maxOutputTokens: 50 }],
] as const)(
  "%s: what the model is said to be able to do is in its key where it changes what is asked, %o",
  async (kind, traits) => {
    expect(await identity(kind, traits)).not.toEqual(await identity(kind, able));
  },
);

test.each([{ temperature: 1 }, { seed: 7 }, { thinkingTokens: 100 }, { maxOutputTokens: 100 }])(
  "%o has a key of its own",
  async (settings) => {
    for (const kind of ["single", "agent"] as const) {
      expect(await identity(kind, able, settings)).not.toEqual(await identity(kind, able));
    }
  },
);
