import { expect, test } from "vitest";
import { abilitiesOf } from "./families.ts";

test.each([
  ["claude-3-haiku-20240307", true, true, false, false, 4096],
  ["claude-3-5-sonnet-20241022", true, true, false, false, 8192],
  ["claude-3-7-sonnet-latest", true, true, true, false, 64_000],
  ["claude-sonnet-4-20250514", true, false, true, false, 64_000],
  ["claude-sonnet-4-0", true, false, true, false, 64_000],
  ["claude-opus-4", true, false, true, false, 32_000],
  ["claude-opus-4-1-20250805", true, false, true, true, 32_000],
  ["claude-haiku-4-5-20251001", true, false, true, true, 64_000],
  ["claude-sonnet-4-6", true, false, true, true, 128_000],
  ["claude-opus-4-8", false, false, false, true, 128_000],
  ["claude-sonnet-5", false, false, false, true, 128_000],
  ["claude-opus-5-5", false, false, false, true, 128_000],
  ["claude-fable-5-1", false, false, false, true, 128_000],
  ["claude-sonnet-50", false, false, false, true, null],
  ["someone-elses-name", false, false, false, true, null],
])(
  "%s takes temperature or top p: %s, both: %s, a budget for thinking: %s, a schema: %s, and writes %s tokens",
  (model, sampling, both, thinking, responseSchema, maxOutputTokens) => {
    const { traits, takesBoth } = abilitiesOf(model);
    expect([
      traits.sampling,
      takesBoth,
      traits.thinking,
      traits.responseSchema,
      traits.maxOutputTokens,
    ]).toEqual([sampling, both, thinking, responseSchema, maxOutputTokens]);
  },
);

test("what a person knows better wins", () => {
  const { traits } = abilitiesOf("claude-sonnet-4-5", { contextTokens: 1_000_000, thinking: false });
  expect(traits).toMatchObject({ contextTokens: 1_000_000, thinking: false, maxOutputTokens: 64_000 });
});
