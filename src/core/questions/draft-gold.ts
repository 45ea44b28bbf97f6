import type { Passage } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";

/** More places than this say that the answer is a common word rather than where it was found. */
const mostOccurrences = 3;

/**
 * Where the answers of questions without gold stand literally: drafts for a person to confirm, never used as gold.
 * An answer found in many places, or in none, gives no draft.
 */
export function draftGold(
  questions: readonly Question[],
  documents: readonly { source: string; text: string }[],
): Map<string, Passage[]> {
  const drafts = new Map<string, Passage[]>();
  for (const { id, answer, gold, answerable } of questions) {
    const wanted = answer?.trim();
    if (gold.length > 0 || answerable === false || wanted === undefined || wanted.length < 2) continue;
    const found: Passage[] = [];
    for (const { source, text } of documents) {
      for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
        found.push({ source, start: at, end: at + wanted.length });
        if (found.length > mostOccurrences) break;
      }
      if (found.length > mostOccurrences) break;
    }
    if (found.length > 0 && found.length <= mostOccurrences) drafts.set(id, found);
  }
  return drafts;
}
