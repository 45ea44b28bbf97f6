import type { QuotedPassage } from "../../contracts/api/quoted-passage.ts";
import { barePassage, type Passage } from "../../contracts/passage.ts";
import { type PlacedText, standsAt } from "../../core/text/stands-at.ts";

/** A passage with its words and its place, as a person would look for it. */
export function quotedPassage(passage: Passage, document: PlacedText): QuotedPassage {
  const { where, page } = standsAt(document, passage);
  return { ...barePassage(passage), quote: document.text.slice(passage.start, passage.end), where, page };
}
