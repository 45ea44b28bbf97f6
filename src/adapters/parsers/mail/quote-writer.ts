import type { CanonicalText } from "../shared/canonical-text.ts";
import { labelText } from "../shared/label-text.ts";
import { markedText } from "./marked-text.ts";

export interface QuoteParts {
  /** Writes the line that says who is quoted, where the mail has one. */
  introduction(): void;
  quoted(text: CanonicalText): void;
}

/**
 * Writes the quotes of one message, each as a place. Between the answers to its pieces a message is introduced once or not at
 * all: pieces without an introduction are from whom the piece before them is from, the first from whom the mail `answers`.
 */
export function quoteWriter(text: CanonicalText, answers: string | undefined) {
  let latest = answers;
  return (author: string | undefined, { introduction, quoted }: QuoteParts): void => {
    const from = labelText(author ?? latest ?? "");
    text.place("quoted", from === "" ? "quoted text" : `quoted from ${from}`, () => {
      const before = text.length;
      introduction();
      if (author === undefined && from !== "" && text.length === before)
        text.paragraph(`Quoted from ${from}:`);
      quoted(markedText(text));
    });
    latest = author ?? latest;
  };
}
