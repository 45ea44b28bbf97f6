import type { DocumentView } from "@contracts/api/document.ts";
import type { Span } from "@contracts/passage.ts";

export interface ListedMark extends Span {
  isGold: boolean;
  /** How many questions have it. */
  questions: number;
  /** Its first words. */
  quote: string;
}

const quoteCharacters = 160;

/** Gold and citations in the order of the text, each passage once, gold before a citation of the same place. */
export function listedMarks({
  gold,
  citations,
  text,
  window,
}: Pick<DocumentView, "gold" | "citations" | "text" | "window">): ListedMark[] {
  const found = new Map<string, ListedMark>();
  const add = ({ start, end }: Span, isGold: boolean): void => {
    const key = `${isGold} ${start} ${end}`;
    const known = found.get(key);
    const from = Math.max(0, start - window.start);
    const quote = text.slice(from, Math.min(end - window.start, from + quoteCharacters));
    found.set(key, { start, end, isGold, quote, questions: (known?.questions ?? 0) + 1 });
  };
  for (const one of gold) add(one, true);
  for (const one of citations) add(one, false);
  return [...found.values()].toSorted(
    (a, b) => a.start - b.start || a.end - b.end || Number(b.isGold) - Number(a.isGold),
  );
}
