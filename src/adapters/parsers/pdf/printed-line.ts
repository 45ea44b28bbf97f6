import { withoutInvisible } from "../shared/invisible-characters.ts";
import { type Box, boxAround } from "./box.ts";
import { logicalOrder } from "./logical-order.ts";
import { wordGap } from "./paint-text.ts";
import type { TextPiece } from "./text-piece.ts";

/** A line of print, or the part of one that stands in a cell: in the frame of its reading direction. */
export interface PrintedLine extends Box {
  /** Canonical: single blanks, composed characters, nothing without a shape. */
  text: string;
  baseline: number;
  size: number;
  bold: boolean;
  artifact: boolean;
  /** Dots led from an entry to its page number; they are not part of the text. */
  leader: boolean;
  /** Parts between wide gaps; one where there are none. */
  segments: PrintedLine[];
  /** On the page as shown. */
  shown: Box;
  /** What its characters without a shape spelt. */
  taken: { why: "tag-characters" | "zero-width"; text: string }[];
}

/** A gap, in parts of the type's size, from which what follows may be another cell. */
const segmentGap = 1.5;
/** Room to write in. How long it is says nothing; a line with nothing else is only drawn. */
const room = /_{4,}/gu;
const leaders = /[\s.…·_]*(?:\.{4,}|(?:\.\s){4,}|…{2,}|(?:·\s?){4,})[\s.…·]*/gu;

/** The line that these words make; undefined where nothing readable is left. */
export function printedLine(words: readonly TextPiece[]): PrintedLine | undefined {
  const sorted = lettersJoined(words.toSorted((a, b) => a.left - b.left));
  const whole = segmentOf(sorted);
  if (whole === undefined) return undefined;
  const starts = sorted.flatMap((word, at) => {
    const before = sorted[at - 1];
    const reach = segmentGap * Math.max(word.size, before?.size ?? 0);
    return before !== undefined && word.left - before.right > reach ? [at] : [];
  });
  if (starts.length === 0 || isSpread(sorted)) return { ...whole, segments: [whole] };
  const segments = [0, ...starts].flatMap((start, at) => segmentOf(sorted.slice(start, starts[at])) ?? []);
  return { ...whole, segments };
}

/** A line that was spread to fill its column has the same gap between all of its words. */
function isSpread(words: readonly TextPiece[]): boolean {
  const gaps = words.slice(1).map((word, at) => word.left - (words[at] as TextPiece).right);
  const size = words[0]?.size ?? 0;
  return gaps.length > 2 && Math.max(...gaps) - Math.min(...gaps) < 0.06 * size;
}

function segmentOf(words: readonly TextPiece[]): PrintedLine | undefined {
  if (words.length === 0) return undefined;
  const joined = logicalOrder(joinedText(words)).normalize("NFC").replace(/\s+/gu, " ").trim();
  const leader = /\.{5,}|(?:\.\s){5,}|…{2,}|(?:·\s?){5,}/u.test(joined);
  const { text, taken } = withoutInvisible(leader ? joined.replace(leaders, " ").trim() : joined);
  // Composed again: what was taken may have parted a letter from its mark.
  const kept = text.replace(room, "___").replace(/\s+/gu, " ").trim().toWellFormed().normalize("NFC");
  if (kept === "" || (taken.length === 0 && /^(?:___ ?)+$/u.test(kept))) return undefined;
  const characters = words.reduce((sum, word) => sum + word.text.length, 0);
  const share = (test: (word: TextPiece) => boolean) =>
    words.reduce((sum, word) => sum + (test(word) ? word.text.length : 0), 0) / characters;
  const size = mainSize(words);
  const main = words.find((word) => Math.abs(word.size - size) < 0.01);
  return {
    ...boxAround(words),
    text: kept,
    baseline: (main as TextPiece).baseline,
    size,
    bold:
      share((word) => word.bold || !/[\p{L}\p{N}]/u.test(word.text)) > 0.95 &&
      share((word) => word.bold) > 0.5,
    artifact: share((word) => word.artifact) > 0.9,
    leader,
    segments: [],
    shown: boxAround(words.map(({ shown }) => shown)),
    taken: taken.map(({ why, text }) => ({ why: why as "tag-characters" | "zero-width", text })),
  };
}

function joinedText(words: readonly TextPiece[]): string {
  const size = mainSize(words);
  const main = words.find((word) => Math.abs(word.size - size) < 0.01);
  let text = "";
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    if (before !== undefined && isApart(before, word)) text += " ";
    const raised =
      before !== undefined &&
      main !== undefined &&
      word.size < 0.85 * size &&
      main.baseline - word.baseline > 0.15 * size &&
      /^[-−+]?\d{1,3}$/.test(word.text) &&
      /[\p{L}\p{N})\]%]$/u.test(text);
    text += raised ? superscript(word.text) : word.text;
  }
  return text;
}

/** Raised figures keep their rank, so that ten to the sixth does not become a hundred and six. */
function superscript(text: string): string {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  return text.replace(/./g, (mark) => digits[Number(mark)] ?? (mark === "+" ? "⁺" : "⁻"));
}

function isApart(before: TextPiece, word: TextPiece): boolean {
  const gap = (word.left - before.right) / Math.max(0.1, Math.min(before.size, word.size));
  if (isWide(before.text.at(-1)) && isWide(word.text[0])) return gap > 0.6;
  return gap > wordGap || ((before.spaceAfter || word.spaceBefore) && gap > -0.35);
}

/** Writing without blanks between words, in which type is spread to fill the line. */
function isWide(character: string | undefined): boolean {
  return character !== undefined && /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]/u.test(character);
}

function mainSize(words: readonly TextPiece[]): number {
  const bySize = new Map<number, number>();
  for (const { size, text } of words) bySize.set(size, (bySize.get(size) ?? 0) + text.length);
  return Array.from(bySize).reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** Words that were s p a c e d, letter by letter, put together again. */
function lettersJoined(words: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = [];
  for (let at = 0; at < words.length;) {
    let end = at;
    while (end < words.length && /^\p{L}[\p{M}\p{P}]*$/u.test((words[end] as TextPiece).text)) end += 1;
    const run = words.slice(at, end);
    if (run.length < 4) {
      joined.push(...words.slice(at, Math.max(end, at + 1)));
      at = Math.max(end, at + 1);
      continue;
    }
    joined.push(...spacedWords(run));
    at = end;
  }
  return joined;
}

function spacedWords(letters: readonly TextPiece[]): TextPiece[] {
  const gaps = letters.slice(1).map((letter, at) => letter.left - (letters[at] as TextPiece).right);
  const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] as number;
  const size = (letters[0] as TextPiece).size;
  // Letters so far apart are a row of single letters; so close, each is where its word has it.
  if (median > 0.9 * size || median < 0.05 * size) return [...letters];
  const words: TextPiece[] = [];
  for (const [at, letter] of letters.entries()) {
    const word = words.at(-1);
    const gap = gaps[at - 1] ?? 0;
    if (word === undefined || gap > Math.max(1.7 * median, median + 0.12 * size)) {
      words.push({ ...letter });
      continue;
    }
    word.text += letter.text;
    word.right = letter.right;
    word.spaceAfter = letter.spaceAfter;
    word.shown = boxAround([word.shown, letter.shown]);
  }
  return words;
}
