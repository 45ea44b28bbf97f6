/**
 * Text that GitHub's Markdown shows as it is, on one line: no markup, no cell's end, no list or heading at its beginning, no formula
 * between two dollar signs, and nobody notified by an "@name" in a question.
 */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_~[\]|]/g, "\\$&")
    .replace(/^(\d*)([-+=#.)])(?=#*(?: |$))/, "$1\\$2")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\$/g, "<span>$$</span>")
    .replace(/(^|[^\p{L}\p{N}_])([@#])(?=[\p{L}\p{N}])/gu, "$1$2\u200b");
}

/** A code span, fenced by more backticks than it holds in a row. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}
