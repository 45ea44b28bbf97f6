import { sha256 } from "../../adapters/shared/sha256.ts";
import { promptSet } from "../../core/answering/prompts/prompt-set.ts";
import type { PromptSet } from "../../core/answering/prompts/prompt.ts";
import { shippedPrompts } from "../../core/answering/prompts/shipped-prompts.ts";

export interface ChosenPrompts {
  kind: "single" | "agent";
  /** A file's name; the shipped prompts where absent. */
  prompt: string | undefined;
  folder: string;
}

/** What is said to models. Throws AppError "config.missing" or "config.invalid" for a file that cannot be used. */
export async function loadPrompts({ kind, prompt }: ChosenPrompts): Promise<PromptSet> {
  const shipped = shippedPrompts[kind];
  if (prompt === undefined) return promptSet(shipped.name, shipped.version, shipped.texts, sha256);
  throw new Error("not yet");
}
