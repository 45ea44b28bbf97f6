import type { Span } from "../../../contracts/passage.ts";

/** What opens or closes a block of code. */
export const fenceStart = /^ {0,3}(`{3,}|~{3,})/;

/** The text, as long as it was, with blanks for code (in fences, indented, between backticks) and for the given spans, which come in order. */
export function withoutCode(given: string, blanked: readonly Span[]): string {
  const text = withBlanks(given, blanked);
  const pieces: string[] = [];
  let fence: string | undefined;
  let isBlankBefore = true;
  for (let lineStart = 0; lineStart < text.length;) {
    const close = text.indexOf("\n", lineStart);
    const end = close < 0 ? text.length : close;
    const line = text.slice(lineStart, end);
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

/** Line breaks stay. */
function withBlanks(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]/g, " "));
    from = end;
  }
  return pieces.join("") + text.slice(from);
}

function blankOf(text: string): string {
  return " ".repeat(text.length);
}
