import type { Span } from "../../../contracts/passage.ts";

/** What opens or closes a block of code. */
export const fenceStart = /^ {0,3}(`{3,}|~{3,})/;

/** The text, as long as it was, with blanks for code (in fences, indented, between backticks) and for the given spans, which come in order. */
export function withoutCode(text: string, blanked: readonly Span[]): string {
  const pieces: string[] = [];
  let spanAt = 0;
  let fence: string | undefined;
  let isBlankBefore = true;
  for (let lineStart = 0; lineStart < text.length;) {
    const close = text.indexOf("\n", lineStart);
    const end = close < 0 ? text.length : close;
    let line = text.slice(lineStart, end);
    for (let at = spanAt; at < blanked.length; at += 1) {
      const span = blanked[at] as Span;
      if (span.end <= lineStart) spanAt = at + 1;
      if (span.start >= end) break;
      line = withBlank(
        line,
        Math.max(0, span.start - lineStart),
        Math.min(line.length, span.end - lineStart),
      );
    }
    const mark = fenceStart.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
      pieces.push(blankOf(line));
    } else if (mark !== undefined) {
      fence = mark;
      pieces.push(blankOf(line));
    } else if (isBlankBefore && /^(?: {4}|\t)/.test(line)) pieces.push(blankOf(line));
    else pieces.push(withoutInlineCode(line));
    isBlankBefore = line.trim() === "";
    if (close >= 0) pieces.push("\n");
    lineStart = end + 1;
  }
  return pieces.join("");
}

/** What stands between two runs of backticks of the same length; an escaped one opens nothing. In one pass. */
function withoutInlineCode(line: string): string {
  const runs = Array.from(line.matchAll(/`+/g), ({ 0: run, index }) => ({ run, index }));
  const closeOf: (number | undefined)[] = [];
  const nextOf = new Map<string, number>();
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const { run } = runs[at] as (typeof runs)[number];
    closeOf[at] = nextOf.get(run);
    nextOf.set(run, at);
  }
  let left = "";
  let from = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const { index } = runs[at] as (typeof runs)[number];
    const close = closeOf[at];
    if (close === undefined || line[index - 1] === "\\") continue;
    const { run, index: last } = runs[close] as (typeof runs)[number];
    const end = last + run.length;
    left += line.slice(from, index) + " ".repeat(end - index);
    from = end;
    at = close;
  }
  return left + line.slice(from);
}

function withBlank(line: string, from: number, to: number): string {
  return to <= from ? line : line.slice(0, from) + " ".repeat(to - from) + line.slice(to);
}

function blankOf(text: string): string {
  return " ".repeat(text.length);
}
