import type { HiddenText } from "../../../contracts/source.ts";
import { fenceStart } from "./without-code.ts";

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
      let from = 0;
      for (const start of openedOutsideCode(line)) {
        const close = text.indexOf("-->", lineStart + start + 4);
        // Without a close behind this one there is none behind any later one.
        if (close < 0) return comments;
        const words = text
          .slice(lineStart + start + 4, close)
          .replace(/\s+/g, " ")
          .trim();
        if (/[\p{L}\p{N}]/u.test(words)) {
          comments.push({ why: "comment", text: words, span: { start: lineStart + start, end: close + 3 } });
        }
        from = close + 3 - lineStart;
      }
      // What follows a comment on its last line is looked at as a line of its own.
      if (lineStart + from > lineEnd) next = lineStart + from;
    }
    isBlankBefore = line.trim() === "";
    lineStart = next;
  }
  return comments;
}

/** Where comments begin in a line that are not within backticks. */
function openedOutsideCode(line: string): number[] {
  const marks = Array.from(line.matchAll(/`+|<!--/g), ({ 0: mark, index }) => ({ mark, index }));
  /** For each run of backticks, which mark is the next run as long: it closes the code. */
  const closes: (number | undefined)[] = [];
  const nextOf = new Map<string, number>();
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const { mark } = marks[at] as (typeof marks)[number];
    closes[at] = nextOf.get(mark);
    nextOf.set(mark, at);
  }
  const starts: number[] = [];
  let commentEnd = 0;
  for (let at = 0; at < marks.length; at += 1) {
    const { mark, index } = marks[at] as (typeof marks)[number];
    if (index < commentEnd) continue;
    if (mark === "<!--") {
      starts.push(index);
      const close = line.indexOf("-->", index + 4);
      if (close < 0) break;
      commentEnd = close + 3;
    }
    // An escaped one begins no code.
    else if (line[index - 1] !== "\\") at = closes[at] ?? at;
  }
  return starts;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
