import type { Digest } from "../../../contracts/digest.ts";

/** The places where models are asked. `single` uses `answer` alone. */
export const promptNodes = ["plan", "grade", "rewrite", "answer", "verify", "repair"] as const;
export type PromptNode = (typeof promptNodes)[number];

/** What is said to models, as a file holds it: `{{question}}` and the like stand for what is known at the call. */
export interface PromptSet {
  /** The file's name, or that of one that comes with Soundings. */
  name: string;
  /** Its author's own. */
  version: string;
  /** Of everything that is said: two sets of one digest say the same. */
  digest: Digest;
  texts: Readonly<Record<PromptNode, string>>;
}
