import type { Citation } from "../../contracts/answer.ts";
import type { ReadPassage } from "../../ports/answerer.ts";

/** A stretch of a passage, in positions of its source. */
export interface Quote {
  passage: ReadPassage;
  start: number;
  end: number;
}

/** The quotes as one text: each in its source's own words, with its citation. */
export interface QuotedText {
  /** The text in parts; joined they are the text. One part a citation. */
  parts: string[];
  citations: Citation[];
}

const betweenQuotes = "\n\n";

/** Best quote first. Sources come in the order of their best quote, quotes of one source in the order of the source. */
export function composeAnswer(quotes: readonly Quote[]): QuotedText {
  const parts: string[] = [];
  const citations: Citation[] = [];
  let length = 0;
  for (const ofSource of Map.groupBy(quotes, ({ passage }) => passage.source).values()) {
    for (const { passage, start, end } of mergeQuotes(ofSource)) {
      const before = parts.length === 0 ? "" : betweenQuotes;
      const text = passage.text.slice(start - passage.start, end - passage.start);
      const answerStart = length + before.length;
      length = answerStart + text.length;
      parts.push(before + text);
      const { source, breadcrumb } = passage;
      citations.push({ source, start, end, breadcrumb: [...breadcrumb], answerStart, answerEnd: length });
    }
  }
  return { parts, citations };
}

/** Quotes of one source that touch become one, where one passage holds both and only white space lies between. */
function mergeQuotes(quotes: readonly Quote[]): Quote[] {
  const merged: Quote[] = [];
  for (const quote of [...quotes].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    const joined = last === undefined ? undefined : joinQuotes(last, quote);
    if (joined === undefined) merged.push(quote);
    else merged[merged.length - 1] = joined;
  }
  return merged;
}

/** `right` starts no earlier than `left`. */
function joinQuotes(left: Quote, right: Quote): Quote | undefined {
  const end = Math.max(left.end, right.end);
  const passage = [left.passage, right.passage].find(
    (holder) => holder.start <= left.start && end <= holder.end,
  );
  if (passage === undefined) return undefined;
  const between = passage.text.slice(
    left.end - passage.start,
    Math.max(left.end, right.start) - passage.start,
  );
  return between.trim() === "" ? { passage, start: left.start, end } : undefined;
}
