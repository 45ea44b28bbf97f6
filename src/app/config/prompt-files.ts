import type { Pipeline } from "../../contracts/pipeline.ts";
import type { Config } from "./schema.ts";

export type PromptedKind = "single" | "agent";

/** A prompt file as the configuration names it, relative to its folder. */
export interface NamedPromptFile {
  name: string;
  /** Of the answerers that may be given it; empty where the configuration asks no model. */
  kinds: PromptedKind[];
}

/** Prompt files that are named or varied, by themselves or within `answer`; each once. */
export function promptFiles({ answer }: Pipeline, vary: Config["vary"]): NamedPromptFile[] {
  const together = (vary["answer"] ?? []).map((value) => fieldsOf(value));
  const names = [answer.prompt, ...(vary["answer.prompt"] ?? []), ...together.map(({ prompt }) => prompt)];
  const kinds = [answer.kind, ...(vary["answer.kind"] ?? []), ...together.map(({ kind }) => kind)];
  const asking = [...new Set(kinds.filter(isPrompted))];
  return [...new Set(names.filter((name) => typeof name === "string"))].map((name) => ({
    name,
    kinds: asking,
  }));
}

export function isPrompted(kind: unknown): kind is PromptedKind {
  return kind === "single" || kind === "agent";
}

function fieldsOf(value: unknown): { prompt?: unknown; kind?: unknown } {
  return typeof value === "object" && value !== null ? value : {};
}
