import type { ProposedQuestion } from "./draft-candidate.ts";
import { isOrder } from "./english-instructions.ts";
import { midSentence } from "./plain-text.ts";

const item =
  /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\*\*)?(\p{Lu}[^:*–—.?!]{2,40}?)(?:\*\*)?\s*[:–—](?:\*\*)?\s+((?:an?|the|one of)\s.{8,}?)[.;]?\s*$/isu;

/** What an item such as "- **Overlap**: the characters that neighbours share." defines. */
export function listQuestion(
  raw: string,
  isCommonWord: (word: string) => boolean,
): ProposedQuestion | undefined {
  const [, term, meaning] = item.exec(raw) ?? [];
  if (term === undefined || meaning === undefined || term.split(" ").length > 5) return undefined;
  if (isOrder(term) || /[.!?] /.test(meaning)) return undefined;
  const is = /[^s]s$/.test(term) ? "are" : "is";
  return {
    kind: "list",
    trust: 0.7,
    question: `What ${is} ${midSentence(term.trim(), isCommonWord)}?`,
    answer: meaning,
  };
}
