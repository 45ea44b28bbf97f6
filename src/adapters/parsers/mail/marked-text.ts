import type { Span } from "../../../contracts/passage.ts";
import type { CanonicalText } from "../shared/canonical-text.ts";

const mark = "> ";
/** Beside spaces, control, format and combining characters there is one letter without a shape, U+3164. */
const visible = /[^\s\p{C}\p{M}\u3164]/u;

/**
 * Writes what a mail quotes with the mark that mail programs use before each of its paragraphs and lines, so that a piece of
 * the text alone tells whose words these are not. Headings are the same without it.
 */
export function markedText(text: CanonicalText): CanonicalText {
  const marked = (write: (given: string) => Span | undefined) => (given: string) => {
    // What holds only invisible characters is kept apart, and leaves no line behind.
    if (!visible.test(given)) return write(given);
    const span = write(`${mark}${given.trimStart()}`);
    return span && { start: span.start + mark.length, end: span.end };
  };
  return {
    ...text,
    get length() {
      return text.length;
    },
    paragraph: marked(text.paragraph),
    line: marked(text.line),
    preformatted: (given) => text.preformatted(given.replace(/^(?=.*\S)/gm, mark)),
  };
}
