import type { Pipeline } from "../../contracts/pipeline.ts";
import { isPrompted } from "../config/prompt-files.ts";
import { loadPrompts } from "./load-prompts.ts";

/** Throws what reading them throws for prompts that a configuration could not ask with: before another one has asked for money. */
export async function requirePrompts(pipelines: readonly Pipeline[], folder: string): Promise<void> {
  const seen = new Set<string>();
  for (const { answer } of pipelines) {
    const { kind, prompt } = answer;
    if (!isPrompted(kind) || prompt === undefined || seen.has(`${kind} ${prompt}`)) continue;
    seen.add(`${kind} ${prompt}`);
    await loadPrompts({ kind, prompt, folder });
  }
}
