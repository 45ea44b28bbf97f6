import type { HiddenText } from "../../../contracts/source.ts";

const fenceStart = /^ {0,3}(`{3,}|~{3,})/;

/**
 * HTML comments that hold words, which no reader of the rendered page sees. Not those that stand in code. One pass; a
 * comment that nobody closes is none.
 */
export function markdownComments(text: string): HiddenText[] {
  const comments: HiddenText[] = [];
  if (!text.includes("<!--")) return comments;
  let fence: string | undefined;
  let isBlankBefore = true;
  let lineStart = 0;
  while (lineStart < text.length) {
    const lineEnd = endOfLine(text, lineStart);
    const line = text.slice(lineStart, lineEnd);
    const mark = fenceStart.exec(line)?.[1];
    let next = lineEnd + 1;
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
    } else if (!(isBlankBefore && /^(?: {4}|\t)/.test(line))) {
      const start = openedOutsideCode(line);
      const close = start < 0 ? -1 : text.indexOf("-->", lineStart + start + 4);
      // Without a close behind this one there is none behind any later one.
      if (start >= 0 && close < 0) return comments;
      if (start >= 0) {
        const end = close + 3;
        const words = text
          .slice(lineStart + start + 4, close)
          .replace(/\s+/g, " ")
          .trim();
        if (/[\p{L}\p{N}]/u.test(words)) {
          comments.push({ why: "comment", text: words, span: { start: lineStart + start, end } });
        }
        // What follows the comment on its last line is looked at as a line of its own.
        next = end;
      }
    }
    isBlankBefore = line.trim() === "";
    lineStart = next;
  }
  return comments;
}

/** Where a comment begins in a line that is not within backticks; -1 where none does. */
function openedOutsideCode(line: string): number {
  const codeOrComment = /(?<!`)(`+)(?!`)|<!--/g;
  for (let found = codeOrComment.exec(line); found !== null; found = codeOrComment.exec(line)) {
    const ticks = found[1];
    if (ticks === undefined) return found.index;
    const close = closingTicks(line, codeOrComment.lastIndex, ticks.length);
    if (close >= 0) codeOrComment.lastIndex = close;
  }
  return -1;
}

function closingTicks(line: string, from: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run = runs.exec(line); run !== null; run = runs.exec(line)) {
    if (run[0].length === length) return runs.lastIndex;
  }
  return -1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
