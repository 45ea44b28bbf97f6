import { counted } from "../../../contracts/count-text.ts";
import type { AppError } from "../../../contracts/app-error.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { AskedModel } from "./failure-of.ts";

/** A reply that is none. `what` completes "Ollama gave ...". */
export function badReply({ vendor, address }: AskedModel, what: string, hint?: string): AppError {
  return modelError("model.failed", {
    message: `${vendor.title} gave ${what}.`,
    hint:
      hint ??
      `See whether ${address} is the right address, and whether what stands before it changes answers.`,
  });
}

/** What was told of each text, in the order of the texts. Throws for a text that is missing, told twice, or was never sent. */
export function inOrderOfTexts<Entry extends { index: number }>(
  entries: readonly Entry[],
  texts: number,
  asked: AskedModel,
  what: "vector" | "score",
): Entry[] {
  const ordered: (Entry | undefined)[] = Array.from({ length: texts }, () => undefined);
  for (const entry of entries) {
    if (entry.index >= texts) {
      throw badReply(asked, `a ${what} for index ${entry.index}, but was sent ${counted(texts, "text")}`);
    }
    if (ordered[entry.index] !== undefined) {
      throw badReply(asked, `two ${what}s for index ${entry.index}`);
    }
    ordered[entry.index] = entry;
  }
  return ordered.map((entry, index) => {
    if (entry === undefined)
      throw badReply(asked, `no ${what} for index ${index} of ${counted(texts, "text")}`);
    return entry;
  });
}
