import type { Span } from "../../contracts/passage.ts";

/** A line of a text: `end` is before its line break, `next` behind it. */
export interface TextLine extends Span {
  next: number;
}

/** The lines inside a span; the first and the last may be parts of lines. */
export function* textLines(text: string, { start, end }: Span): Generator<TextLine> {
  for (let at = start; at < end;) {
    const found = text.indexOf("\n", at);
    const stop = found === -1 || found >= end ? end : found;
    const next = stop === end ? end : stop + 1;
    yield { start: at, end: stop, next };
    at = next;
  }
}

/** How deep each item of a list stands, from 1, by how far it is moved in. Begin a new one for every list. */
export function listDepths(): { of(indent: number): number } {
  const open: number[] = [];
  return {
    of(indent) {
      // One blank more or less is a slip of the hand.
      while (open.length > 0 && (open.at(-1) as number) > indent + 1) open.pop();
      if (open.length === 0 || (open.at(-1) as number) + 1 < indent) open.push(indent);
      return open.length;
    },
  };
}

/** The columns that the white space at the beginning of a line takes. */
export function indentOf(line: string): number {
  let columns = 0;
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (letter === "\t") columns += 4 - (columns % 4);
    else if (letter === " ") columns += 1;
    else break;
  }
  return columns;
}
