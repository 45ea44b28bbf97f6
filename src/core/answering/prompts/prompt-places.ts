import type { PromptNode } from "./prompt.ts";

/** What may stand in a prompt as `{{name}}`, and what has to. */
export interface PromptPlaces {
  needed: readonly string[];
  optional: readonly string[];
}

export const promptPlaces: Readonly<Record<PromptNode, PromptPlaces>> = {
  plan: { needed: ["question"], optional: [] },
  grade: { needed: ["questions", "passages"], optional: [] },
  rewrite: { needed: ["questions", "tried"], optional: [] },
  answer: { needed: ["question", "passages"], optional: ["notes"] },
  verify: { needed: ["claims", "passages"], optional: [] },
  repair: { needed: ["question", "passages", "draft", "faults"], optional: [] },
};
