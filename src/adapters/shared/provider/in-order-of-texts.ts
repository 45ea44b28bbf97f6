import { counted } from "../../../contracts/count-text.ts";
import type { AskedTexts } from "./asked-texts.ts";

/** What was told of each text, in the order of the texts. Throws for a text that is missing, told twice, or was never sent. */
export function inOrderOfTexts<Entry extends { index: number }>(
  entries: readonly Entry[],
  texts: number,
  asked: AskedTexts,
  what: "vector" | "score",
): Entry[] {
  const ordered: (Entry | undefined)[] = Array.from({ length: texts }, () => undefined);
  for (const entry of entries) {
    if (entry.index >= texts) {
      throw asked.badReply(`a ${what} for index ${entry.index}, but was sent ${counted(texts, "text")}`);
    }
    if (ordered[entry.index] !== undefined) {
      throw asked.badReply(`two ${what}s for index ${entry.index}`);
    }
    ordered[entry.index] = entry;
  }
  return ordered.map((entry, index) => {
    if (entry === undefined)
      throw asked.badReply(`no ${what} for index ${index} of ${counted(texts, "text")}`);
    return entry;
  });
}
