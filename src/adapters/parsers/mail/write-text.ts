import type { CanonicalText } from "../shared/canonical-text.ts";
import type { TextBlock } from "./quoted-text.ts";
import { quoteWriter } from "./quote-writer.ts";

/** Lines at least this long were broken by a program; the next one goes on with them. */
const brokenFrom = 50;
const listItem = /^\s*(?:[-*•–]|\d{1,3}[.)])\s/;
/** What Outlook draws above a quoted message. */
const drawnLine = /^\s*_{10,}\s*$/;

/** Writes a mail's text; what is quoted as places of its own. `answers` is who wrote the mail that this one answers. */
export function writeBlocks(text: CanonicalText, blocks: readonly TextBlock[], answers?: string): void {
  const quote = quoteWriter(text, answers);
  for (const block of blocks) {
    if (block.kind === "own") writeLines(text, block.lines);
    else {
      const introduction = block.introduction.filter((line) => !drawnLine.test(line));
      quote({
        author: block.author,
        introduce: introduction.length === 0 ? undefined : () => writeLines(text, introduction),
        write: (marked) => writeBlocks(marked, block.blocks),
      });
    }
  }
}

/** Paragraphs as they were meant: lines that a program broke are joined; short ones, such as those of an address, stay. */
export function writeLines(text: CanonicalText, lines: readonly string[]): void {
  let paragraph: string[] = [];
  let isSignature = false;
  const end = () => {
    for (const [at, line] of paragraph.entries()) {
      if (at === 0) text.paragraph(line);
      else text.line(line);
    }
    paragraph = [];
  };
  let before = "";
  for (const line of lines) {
    const isDelimiter = /^--\s?$/.test(line);
    isSignature ||= isDelimiter;
    if (line.trim() === "" || isDelimiter) end();
    else if (!isSignature && paragraph.length > 0 && before.length >= brokenFrom && !listItem.test(line)) {
      paragraph.push(`${paragraph.pop()} ${line}`);
    } else paragraph.push(line);
    before = line.trimEnd();
  }
  end();
}
