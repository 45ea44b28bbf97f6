import type { AppError } from "../../../contracts/app-error.ts";

/** Who was asked about texts, as far as reading a reply has to know. */
export interface AskedTexts {
  /** As the vendor calls it. */
  name: string;
  kind: "model" | "endpoint";
  /** That a reply is none. `what` completes "Ollama gave ...". */
  badReply(what: string, hint?: string): AppError;
}
