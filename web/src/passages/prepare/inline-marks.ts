import type { Span } from "@contracts/passage.ts";

export interface InlineMark extends Span {
  kind: "strong" | "emphasis" | "code" | "link" | "mark";
}

const patterns: [InlineMark["kind"], RegExp][] = [
  ["code", /(`+)(?!`)([^\n]+?)(?<!`)(\1)(?!`)/g],
  ["link", /(!?\[)([^\]\n]+)(\]\([^)\s]*(?:\s"[^"\n]*")?\))/g],
  ["strong", /(\*\*|__)(?=\S)([^\n]+?)(?<=\S)(\1)/g],
  ["emphasis", /(?<![*_\p{L}\p{N}])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])(\1)(?![*_\p{L}\p{N}])/gu],
];
const longestLine = 5000;

/** Marks inside a line of Markdown: what they enclose, and the marks themselves ("mark"), which a page draws faintly. */
export function inlineMarks(text: string, start: number): InlineMark[] {
  if (text.length > longestLine) return [];
  const found: InlineMark[] = [];
  const isCode = (at: number): boolean =>
    found.some((one) => one.kind === "code" && one.start <= start + at && start + at < one.end);
  for (const [kind, pattern] of patterns) {
    for (const { 0: whole, 1: open = "", 3: close = "", index } of text.matchAll(pattern)) {
      if (isCode(index)) continue;
      const from = start + index;
      const to = from + whole.length;
      found.push(
        { kind: "mark", start: from, end: from + open.length },
        { kind, start: from + open.length, end: to - close.length },
        { kind: "mark", start: to - close.length, end: to },
      );
    }
  }
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
