import type { Span } from "../../../contracts/passage.ts";
import { sentencesOf } from "../../text/sentences.ts";

/** The number of an item, alone. */
const itemNumber = /^\d{1,3}[.)]$/;

/** The sentences of an answer. The number of a list's item says nothing by itself: it belongs to what it numbers. */
export function answerSentences(text: string): Span[] {
  const sentences: Span[] = [];
  for (const span of sentencesOf(text, 0, text.length)) {
    const before = sentences.at(-1);
    const isNumbered =
      before !== undefined &&
      itemNumber.test(text.slice(before.start, before.end)) &&
      beginsLine(text, before.start) &&
      !text.slice(before.end, span.start).includes("\n");
    if (isNumbered) sentences[sentences.length - 1] = { start: before.start, end: span.end };
    else sentences.push(span);
  }
  return sentences;
}

function beginsLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}
