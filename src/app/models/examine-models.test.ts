import { expect, test } from "vitest";
import { memoryNumberStore } from "../../testing/memory-number-store.ts";
import { memoryReplyStore } from "../../testing/memory-reply-store.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import type { ModelsSettings } from "../config/model-settings.ts";
import { examineModels } from "./examine-models.ts";
import { modelAccess } from "./model-access.ts";
import type { NamedModel } from "./named-models.ts";

const environment = { OPENAI_API_KEY: "sk-secret", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };

/** On 26 November 2026. */
function examined(model: NamedModel, settings: ModelsSettings = {}, more: Record<string, string> = {}) {
  const clock = fixedClock(Date.UTC(2026, 10, 26));
  const all = { ...environment, ...more };
  const models = modelAccess({
    models: settings,
    workspace: { clock, pause: async () => {}, replies: memoryReplyStore(), numbers: memoryNumberStore() },
    environment: all,
    openEgress: () => ({
      send: () => Promise.reject(new Error("Something was sent.")),
      stream: () => Promise.reject(new Error("Something was sent.")),
    }),
  });
  return examineModels([model], { settings, models, environment: all, clock });
}

const answers = (name: `${string}/${string}`): NamedModel => ({ part: "answers", name });

test.each<[string, ReturnType<typeof examined>, object]>([
  [
    "with a key, a price and no end",
    examined(answers("openai/gpt-5.2")),
    {
      status: "good",
      seen: "openai/gpt-5.2 answers: openai at https://api.openai.com/v1, key in OPENAI_API_KEY, $1.75 read and $14.00 written for a million tokens",
      remedy: null,
    },
  ],
  [
    "whose life ends far away",
    examined(answers("openai/gpt-5.1")),
    {
      status: "good",
      seen: expect.stringMatching(/, its life ends on 2027-04-01$/),
      remedy: null,
    },
  ],
  [
    "whose life ends soon",
    examined(answers("openai/gpt-5")),
    {
      status: "missing",
      seen: expect.stringMatching(/, its life ends on 2026-12-11, in 15 days$/),
      remedy: expect.stringContaining("soundings sweep"),
    },
  ],
  [
    "whose life has ended",
    examined(answers("openai/o1")),
    {
      status: "missing",
      seen: expect.stringMatching(/, its life ended on 2026-10-23$/),
      remedy: expect.any(String),
    },
  ],
  [
    "without its key",
    examined(answers("anthropic/claude-haiku-4-5")),
    {
      status: "bad",
      seen: "anthropic/claude-haiku-4-5 answers: ANTHROPIC_API_KEY is not set, and Anthropic answers nobody without a key.",
      remedy: "Set the environment variable ANTHROPIC_API_KEY to your key.",
    },
  ],
  [
    "of one's own, of which nobody knows the price",
    examined(
      answers("mine/reader"),
      {
        mine: { like: "openai", baseUrl: "http://localhost:9/v1", keyVariable: "MINE_KEY" },
      },
      { MINE_KEY: "k" },
    ),
    {
      status: "missing",
      seen: "mine/reader answers: openai at http://localhost:9/v1, key in MINE_KEY, price unknown",
      remedy:
        'For costs and budgets write its prices: models: { "mine/reader": { prices: { input: 1.25, output: 10 } } }.',
    },
  ],
  [
    "on this machine",
    examined({ part: "ranks again", name: "vllm/scores" }),
    {
      status: "good",
      seen: "vllm/scores ranks again: vllm at http://localhost:8000/v1, no key: VLLM_API_KEY is not set, nor needed, free",
      remedy: null,
    },
  ],
  [
    "that embeds, of unknown length",
    examined({ part: "embeds", name: "openai/unheard", asked: { model: "openai/unheard" } }),
    {
      status: "bad",
      seen: "openai/unheard embeds: Soundings does not know how long the vectors of openai/unheard are.",
      remedy: expect.stringContaining("dimensions"),
    },
  ],
  [
    "of nobody",
    examined(answers("opnai/gpt-5")),
    {
      status: "bad",
      seen: expect.stringContaining('the provider "opnai"'),
      remedy: "Did you mean openai/gpt-5?",
    },
  ],
])("a model %s", (_, findings, expected) => {
  expect(findings).toEqual([{ what: "model", ...expected }]);
});

test("says nothing of what a key is, nor of a password in an address", () => {
  const settings = { mine: { like: "vllm", baseUrl: "http://ada:hunter22@localhost:9/v1" } };
  const said = JSON.stringify([
    examined(answers("mine/reader"), settings),
    examined(answers("openai/gpt-5")),
  ]);
  expect(said).toContain("localhost:9/v1");
  expect(said).not.toMatch(/hunter22|sk-secret/);
});
