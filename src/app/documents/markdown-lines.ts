/** What a line of Markdown says of itself, without what stands around it. `mark` is what is not shown of it. */
export type MarkdownLine =
  | { kind: "blank" | "rule" }
  | { kind: "fence"; fence: string }
  | { kind: "item" | "quote"; mark: string }
  | { kind: "row"; divides: boolean }
  | { kind: "text" };

const fenceMark = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
const itemMark = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;
const quoteMark = /^[ \t]{0,3}(?:>[ \t]?)+/;
const dividingRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const rule = /^[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** @param below the next line: a row of names is told by what divides it from the rows */
export function markdownLine(line: string, below: string, isInTable: boolean): MarkdownLine {
  if (line.trim() === "") return { kind: "blank" };
  const fence = fenceMark.exec(line)?.[1];
  if (fence !== undefined) return { kind: "fence", fence };
  const quote = quoteMark.exec(line)?.[0];
  if (quote !== undefined) return { kind: "quote", mark: quote };
  if (rule.test(line)) return { kind: "rule" };
  const item = itemMark.exec(line)?.[0];
  if (item !== undefined) return { kind: "item", mark: item };
  const isRow = /^[ \t]*\|/.test(line) || isInTable || (below.includes("|") && dividingRow.test(below));
  if (line.includes("|") && isRow) return { kind: "row", divides: dividingRow.test(line) };
  return { kind: "text" };
}

/** Whether the line ends what the fence began: as many of the same letter or more, and nothing else. */
export function closesFence(line: string, fence: string): boolean {
  const written = line.trim();
  return written.startsWith(fence) && written === fence.charAt(0).repeat(written.length);
}
