import { withoutInvisible } from "../shared/invisible-characters.ts";
import type { Piece } from "./text-pieces.ts";

/** Text for the builder of canonical text, in the form the builder would give it, and where its letters come from. */
export interface WrittenRun {
  text: string;
  /** As `layout.origins`, counted from the start of what the builder writes. */
  origins: number[];
}

/** Longer pieces go word by word. */
const longestPlain = 10_000;

/* oxlint-disable no-control-regex -- these are what is taken out */
const stretches =
  /([^\s\u0000-\u001f\u007f-\u009f\ufffe\uffff]+)|[\s\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]+/g;
/** Nothing but words with single blanks between them. */
const isPlain = /^ ?[!-~]+(?: [!-~]+)* ?$/;
const isAscii = /^[\u0000-\u007f]*$/;
/* oxlint-enable no-control-regex */

/** The pieces as one line, with single spaces. */
export function singleSpacedRun(pieces: readonly Piece[]): WrittenRun {
  const run = openRun();
  /** A blank is written only once a word follows it. */
  let blank: { start: number; end: number } | undefined | false = false;
  for (const { text, origin } of pieces) {
    if (text.length < longestPlain && isPlain.test(text)) {
      const from = text.startsWith(" ") ? 1 : 0;
      const to = text.endsWith(" ") ? text.length - 1 : text.length;
      if (from === 1) blank = blank === false ? partOf(origin, text.length, 0, 1) : undefined;
      if (blank !== false && run.length > 0) run.add(" ", blank);
      run.add(text.slice(from, to), partOf(origin, text.length, from, to - from));
      blank = to < text.length ? partOf(origin, text.length, to, 1) : false;
      continue;
    }
    for (const { 0: stretch, 1: word, index } of text.matchAll(stretches)) {
      const span = partOf(origin, text.length, index, stretch.length);
      if (word === undefined) {
        const shown = stretch.replace(controls, "");
        if (shown !== "") blank = blank === false ? span : undefined;
        continue;
      }
      if (blank !== false && run.length > 0) run.add(" ", blank);
      blank = false;
      run.add(word, span);
    }
  }
  return run.close();
}

/** The pieces with line breaks and indents, without empty lines around. */
export function preformattedRun(pieces: readonly Piece[]): WrittenRun {
  const run = openRun();
  for (const { text, origin } of pieces) {
    let from = 0;
    const take = (to: number) => {
      const part = text.slice(from, to).replace(/\u2028|\u2029|\r/g, "\n");
      if (part !== "") run.add(part, partOf(origin, text.length, from, part.length));
    };
    for (const { 0: control, index } of text.matchAll(controls)) {
      take(index);
      from = index + control.length;
    }
    take(text.length);
  }
  return run.close();
}

/** Where a part of a piece stands in the file: exactly, if the piece is there as it is here. */
function partOf(origin: Piece["origin"], length: number, from: number, partLength: number): Piece["origin"] {
  if (origin === undefined || origin.end - origin.start !== length) return origin;
  return { start: origin.start + from, end: origin.start + from + partLength };
}

function openRun() {
  const parts: string[] = [];
  const origins: number[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(text: string, origin: Piece["origin"]): void {
      parts.push(text);
      if (origin !== undefined) addOrigin(origins, length, length + text.length, origin.start, origin.end);
      length += text.length;
    },
    close(): WrittenRun {
      const text = parts.join("");
      const start = /^(?:[^\S\n]*\n)*/.exec(text)?.[0].length ?? 0;
      const kept = text.slice(start).trimEnd();
      return asBuilt(kept, kept === text ? origins : cut(origins, start, kept.length));
    },
  };
}

/** Joins what continues the span before, in both texts and letter by letter. */
export function addOrigin(origins: number[], start: number, end: number, from: number, to: number): void {
  const last = origins.length - 4;
  const continues =
    last >= 0 &&
    end - start === to - from &&
    origins[last + 1] === start &&
    origins[last + 3] === from &&
    (origins[last + 1] as number) - (origins[last] as number) ===
      (origins[last + 3] as number) - (origins[last + 2] as number);
  if (!continues) origins.push(start, end, from, to);
  else [origins[last + 1], origins[last + 3]] = [end, to];
}

/** What lies in a window of the text, counted from the window's start. */
function cut(origins: readonly number[], windowStart: number, length: number): number[] {
  const inside: number[] = [];
  for (let at = 0; at < origins.length; at += 4) {
    const [start, end, from, to] = origins.slice(at, at + 4) as [number, number, number, number];
    const newStart = Math.max(0, start - windowStart);
    const newEnd = Math.min(length, end - windowStart);
    if (newStart >= newEnd) continue;
    const exact = end - start === to - from;
    const shift = newStart + windowStart - start;
    if (exact) inside.push(newStart, newEnd, from + shift, from + shift + (newEnd - newStart));
    else inside.push(newStart, newEnd, from, to);
  }
  return inside;
}

/** The builder composes letters and takes out runs without a shape. Neither touches a blank, so words keep their number. */
function asBuilt(text: string, origins: number[]): WrittenRun {
  if (isAscii.test(text)) return { text, origins };
  const composed = text.toWellFormed().normalize("NFC");
  const shown = withoutInvisible(composed).text;
  if (shown === text) return { text: composed, origins };
  const after = shown.split(/[ \n]/);
  const moved: number[] = [];
  let [from, to, first] = [0, 0, 0];
  for (const [index, word] of text.split(/[ \n]/).entries()) {
    const written = after[index] ?? "";
    while (first < origins.length && (origins[first + 1] as number) <= from) first += 4;
    let last = first;
    while (last < origins.length && (origins[last] as number) < from + word.length) last += 4;
    const own = cut(origins.slice(first, last), from, word.length);
    if (written === word) {
      for (let at = 0; at < own.length; at += 4) {
        const [start, end, rawStart, rawEnd] = own.slice(at, at + 4) as [number, number, number, number];
        addOrigin(moved, to + start, to + end, rawStart, rawEnd);
      }
    } else if (written !== "" && own.length > 0) {
      moved.push(to, to + written.length, own[2] as number, own.at(-1) as number);
    }
    from += word.length + 1;
    to += written.length + 1;
  }
  return { text: composed, origins: moved };
}
