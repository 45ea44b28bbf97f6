import type { ModelTraits } from "../../../contracts/model.ts";

/** The newest models: they set themselves how long they think, and give no log probabilities. */
const newest: ModelTraits = {
  logprobAlternatives: null,
  promptLogprobs: false,
  tools: true,
  responseSchema: true,
  images: true,
  thinking: false,
  seed: true,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

const contextTokens = 1_048_576;
const logprobAlternatives = 20;

/**
 * From Google's pages of models, 2026-11; the first that matches counts. Whether a model of these families gives log
 * probabilities changes with time and place: the API turns them down where it does not.
 */
const families: readonly { matches: RegExp; traits: Partial<ModelTraits> }[] = [
  { matches: /^gemini-2\.0-/, traits: { logprobAlternatives, contextTokens, maxOutputTokens: 8192 } },
  {
    matches: /^gemini-2\.5-/,
    traits: { logprobAlternatives, thinking: true, contextTokens, maxOutputTokens: 65_536 },
  },
  // A budget is taken in place of the levels of thinking that these models have.
  { matches: /^gemini-3(?:\.\d+)?-/, traits: { thinking: true, contextTokens, maxOutputTokens: 65_536 } },
  { matches: /^gemma-/, traits: { tools: false, responseSchema: false } },
];

export function traitsOf(model: string, known: Partial<ModelTraits> = {}): ModelTraits {
  return { ...newest, ...families.find(({ matches }) => matches.test(model))?.traits, ...known };
}
