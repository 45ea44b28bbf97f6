import type { CanonicalText } from "../shared/canonical-text.ts";
import { labelText } from "../shared/label-text.ts";
import { markedText } from "./marked-text.ts";

export interface Quote {
  author: string | undefined;
  /** Writes the lines that say who is quoted; undefined where the quote has none. */
  introduce: (() => void) | undefined;
  write(marked: CanonicalText): void;
}

/**
 * Writes the quotes of one message, each as a place. Between the answers to its pieces a message is introduced once or not at
 * all: pieces without an introduction are from whom the piece before them is from, the first from whom the mail `answers`.
 */
export function quoteWriter(text: CanonicalText, answers: string | undefined): (quote: Quote) => void {
  let latest = answers;
  return ({ author, introduce, write }) => {
    const isTold = author !== undefined || introduce !== undefined;
    if (isTold) latest = author;
    const from = labelText(latest ?? "");
    text.place("quoted", from === "" ? "quoted text" : `quoted from ${from}`, () => {
      introduce?.();
      if (!isTold && from !== "") text.paragraph(`Quoted from ${from}:`);
      write(markedText(text));
    });
  };
}
