import type { ModelTraits } from "../../../contracts/model.ts";

/** What a family of Claude models does otherwise than the newest. */
interface ClaudeFamily {
  matches: RegExp;
  traits: Partial<ModelTraits>;
  /** Whether temperature and top p may be sent together. */
  takesBoth?: true;
}

/** The newest models: they think as they see fit and refuse temperature, top p and a budget for thinking. */
const newest: ModelTraits = {
  logprobAlternatives: null,
  promptLogprobs: false,
  tools: true,
  responseSchema: true,
  images: true,
  thinking: false,
  seed: false,
  sampling: false,
  contextTokens: null,
  maxOutputTokens: null,
};

const contextTokens = 200_000;
const older = { contextTokens, sampling: true } as const;

/** From Anthropic's lists of models and their notes on migration, 2026-11; the first that matches counts. */
const families: readonly ClaudeFamily[] = [
  {
    matches: /^claude-3-(?:opus|sonnet|haiku)/,
    traits: { ...older, responseSchema: false, maxOutputTokens: 4096 },
    takesBoth: true,
  },
  {
    matches: /^claude-3-5-/,
    traits: { ...older, responseSchema: false, maxOutputTokens: 8192 },
    takesBoth: true,
  },
  {
    matches: /^claude-3-7-/,
    traits: { ...older, responseSchema: false, thinking: true, maxOutputTokens: 64_000 },
    takesBoth: true,
  },
  {
    matches: /^claude-sonnet-4(?:-0)?(?:-\d{8})?$/,
    traits: { ...older, responseSchema: false, thinking: true, maxOutputTokens: 64_000 },
  },
  {
    matches: /^claude-opus-4(?:-0)?(?:-\d{8})?$/,
    traits: { ...older, responseSchema: false, thinking: true, maxOutputTokens: 32_000 },
  },
  { matches: /^claude-opus-4-1(?!\d)/, traits: { ...older, thinking: true, maxOutputTokens: 32_000 } },
  {
    matches: /^claude-(?:opus|sonnet|haiku)-4-5(?!\d)/,
    traits: { ...older, thinking: true, maxOutputTokens: 64_000 },
  },
  {
    matches: /^claude-(?:opus|sonnet)-4-6(?!\d)/,
    traits: { sampling: true, thinking: true, contextTokens: 1_000_000, maxOutputTokens: 128_000 },
  },
  {
    matches: /^claude-(?:opus-4-[78]|(?:opus|sonnet|fable|mythos)-5)(?!\d)/,
    traits: { contextTokens: 1_000_000, maxOutputTokens: 128_000 },
  },
];

export interface ClaudeAbilities {
  traits: ModelTraits;
  takesBoth: boolean;
}

export function abilitiesOf(model: string, known: Partial<ModelTraits> = {}): ClaudeAbilities {
  const family = families.find(({ matches }) => matches.test(model));
  return { traits: { ...newest, ...family?.traits, ...known }, takesBoth: family?.takesBoth ?? false };
}
