import type { Heading } from "../../../contracts/source.ts";
import { plainTitle } from "./plain-title.ts";

/** Blocks in which nothing is Markdown, until their end: CommonMark's HTML blocks of kinds 1 and 2. */
const htmlStart = /^ {0,3}<(?:!--|(?:pre|script|style|textarea)(?=[\s>]|$))/i;
const commentEnd = /-->/;
const htmlEnd = /<\/(?:pre|script|style|textarea)>/i;
/** What may begin a paragraph: no quotation, table, list or indented code. */
const paragraphStart = /^ {0,3}(?![\s>|*+-]|\d{1,9}[.)](?:\s|$))/;

/**
 * Headings by CommonMark's rules for `#` lines and for lines underlined with `=` or `-`, outside fenced code,
 * comments and front matter.
 * One pass over the lines. A heading's span is its own line (both lines where underlined), without the line break.
 */
export function markdownHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence: { mark: string; length: number } | undefined;
  let html: RegExp | undefined;
  // The paragraph the line before belongs to, while it has one line only: longer ones above a rule are rarely headings.
  let paragraph: { start: number; line: string } | "longer" | undefined;
  let lineStart = frontMatterEnd(text);

  while (lineStart < text.length) {
    const lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd);
    const fenced = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(line);

    if (fence !== undefined) {
      const closes =
        fenced?.[1]?.startsWith(fence.mark) && fenced[1].length >= fence.length && !fenced[2]?.trim();
      if (closes) fence = undefined;
      paragraph = undefined;
    } else if (html !== undefined) {
      if (html.test(line)) html = undefined;
    } else if (htmlStart.test(line)) {
      const end = /^ *<!/.test(line) ? commentEnd : htmlEnd;
      if (!end.test(line)) html = end;
      paragraph = undefined;
    } else if (fenced?.[1] !== undefined && !(fenced[1].startsWith("`") && fenced[2]?.includes("`"))) {
      fence = { mark: fenced[1].charAt(0), length: fenced[1].length };
      paragraph = undefined;
    } else {
      const hashed = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line);
      const underlined = /^ {0,3}(=+|-+)[ \t]*$/.exec(line);
      if (hashed?.[1] !== undefined) {
        const title = plainTitle(
          line
            .slice(hashed[0].length)
            .trimEnd()
            .replace(/[ \t]#+$/, ""),
        );
        if (title !== "") {
          headings.push({ level: hashed[1].length, title, start: lineStart, end: lineStart + line.length });
        }
        paragraph = undefined;
      } else if (underlined?.[1] !== undefined && typeof paragraph === "object") {
        const title = plainTitle(paragraph.line);
        const level = underlined[1].startsWith("=") ? 1 : 2;
        if (title !== "")
          headings.push({ level, title, start: paragraph.start, end: lineStart + line.length });
        paragraph = undefined;
      } else if (line.trim() === "") {
        paragraph = undefined;
      } else if (paragraph === undefined && paragraphStart.test(line)) {
        paragraph = { start: lineStart, line };
      } else {
        paragraph = "longer";
      }
    }
    lineStart = lineEnd + 1;
  }
  return headings;
}

function frontMatterEnd(text: string): number {
  // Followed by an empty line it is a rule.
  if (!/^---[ \t]*\r?\n(?![ \t]*\r?\n)/.test(text)) return 0;
  const close = /\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  return close === null ? 0 : close.index + close[0].length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
