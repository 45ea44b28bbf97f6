import type { EmbedderFamily } from "./embedder-weights.ts";

/** A question's vector is never without what its embedder knows of it: rankings that weigh the one need the other. */
export interface EmbeddedQuestion {
  vector: Float32Array;
  known: EmbedderKnowledge;
  /** Of the embedder that made the vector; absent for a part of the person's own. */
  family?: EmbedderFamily | undefined;
}

/** What an embedder knows of a question, and of the index it is put to. */
export interface EmbedderKnowledge {
  /** Share of the question's words, 0 to 1. */
  share: number;
  /** Those of the sources it serves; in hybrid rankings words alone decide about all others. */
  languages: readonly string[] | "all";
}

/** Of an embedder that does not say what it knows. */
export const allKnown: EmbedderKnowledge = { share: 1, languages: "all" };

export function isServed({ languages }: EmbedderKnowledge, language: string): boolean {
  return languages === "all" || languages.includes(language);
}
