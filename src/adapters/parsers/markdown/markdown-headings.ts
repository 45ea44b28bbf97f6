import type { Heading } from "../../../contracts/source.ts";

/**
 * Headings by CommonMark's rules for `#` lines and for lines underlined with `=` or `-`, outside fenced code and front matter.
 * One pass over the lines. A heading's span is its own line (both lines where underlined), without the line break.
 */
export function markdownHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence: { mark: string; length: number } | undefined;
  // The paragraph the line before belongs to, while it has one line only: longer ones above a rule are rarely headings.
  let paragraph: { start: number; line: string } | "longer" | undefined;
  let lineStart = frontMatterEnd(text);

  while (lineStart < text.length) {
    const lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd);
    const fenced = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);

    if (fence !== undefined) {
      const closes =
        fenced?.[1]?.startsWith(fence.mark) && fenced[1].length >= fence.length && !fenced[2]?.trim();
      if (closes) fence = undefined;
      paragraph = undefined;
    } else if (fenced?.[1] !== undefined && !(fenced[1].startsWith("`") && fenced[2]?.includes("`"))) {
      fence = { mark: fenced[1].charAt(0), length: fenced[1].length };
      paragraph = undefined;
    } else {
      const hashed = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line);
      const underlined = /^ {0,3}(=+|-+)[ \t]*$/.exec(line);
      if (hashed?.[1] !== undefined) {
        const title = plainTitle(hashed[2] ?? "");
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
      } else if (paragraph === undefined && /^ {0,3}[^\s>|*+-]/.test(line)) {
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
  if (!/^---[ \t]*\r?\n/.test(text)) return 0;
  const close = /\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  return close === null ? 0 : close.index + close[0].length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** What a reader sees: links by their text, emphasis and code marks gone. */
function plainTitle(marked: string): string {
  return marked
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}/g, "$1")
    .replace(/<[^>]{1,200}>/g, "")
    .trim();
}
