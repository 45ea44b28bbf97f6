import { bertNormalise, type BertNormaliser } from "./bert-normalise.ts";

/** What a tokenizer file says. */
export interface WordPieceSettings {
  normaliser: BertNormaliser;
  vocabulary: ReadonlyMap<string, number>;
  /** Stands before a piece that continues a word. */
  continuation: string;
  /** Words of more characters are unknown. */
  longestWord: number;
  unknown: number;
  /** Put before and after every text. */
  first: number;
  last: number;
  /** Found in raw text as they are, such as [MASK]. */
  special: ReadonlyMap<string, number>;
}

export interface Tokenizer {
  /** One more than the highest token: what a model's table of tokens must at least hold. */
  readonly size: number;
  /** As a model is given it: at most `most` tokens, what stands before and after included. */
  encode(text: string, most: number): Int32Array;
  /** Whether any of those tokens is one of the vocabulary's. */
  knows(text: string, most: number): boolean;
}

/** What a word ends at: white space, and signs, which are words of their own. */
const delimiter = /[\p{White_Space}\p{P}$+<=>^`|~]/gu;
const spaces = /\p{White_Space}+/gu;
const space = /\p{White_Space}/u;
/** Where a text may be cut in two without changing a token: before white space, and where each character is a word. */
const boundary = /[\p{White_Space}\u4e00-\u9fff]/gu;
const charactersPerToken = 16;

/** BERT's tokenizer: normalised, cut at spaces and signs, then the longest known pieces of each word (Devlin et al. 2019). */
export function wordPieceTokenizer(settings: WordPieceSettings): Tokenizer {
  const { normaliser, vocabulary, continuation, longestWord, unknown, first, last, special } = settings;
  const longestPiece = [...vocabulary.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  const specialPattern =
    special.size === 0
      ? undefined
      : new RegExp(`(${[...special.keys()].sort(longestFirst).map(escaped).join("|")})`);

  function addWord(word: string, to: number[]): void {
    if (word.length > 2 * longestWord || Array.from(word).length > longestWord) {
      to.push(unknown);
      return;
    }
    const before = to.length;
    for (let start = 0; start < word.length;) {
      const prefix = start === 0 ? "" : continuation;
      let end = Math.min(word.length, start + longestPiece);
      let token: number | undefined;
      for (; end > start; end--) {
        token = vocabulary.get(prefix + word.slice(start, end));
        if (token !== undefined) break;
      }
      if (token === undefined) {
        to.length = before;
        to.push(unknown);
        return;
      }
      to.push(token);
      start = end;
    }
  }

  function addText(text: string, most: number, to: number[]): void {
    for (const part of specialPattern === undefined ? [text] : text.split(specialPattern)) {
      const whole = special.get(part);
      if (whole !== undefined) {
        to.push(whole);
        continue;
      }
      for (const word of wordsOf(bertNormalise(part, normaliser))) {
        addWord(word, to);
        if (to.length >= most) return;
      }
    }
  }

  function tokens(text: string, most: number): Int32Array {
    // Ten megabytes of which a model reads 256 tokens are not normalised to the end.
    let rest = text;
    for (let length = charactersPerToken * Math.max(most, 1); length < rest.length; length *= 2) {
      const found: number[] = [];
      addText(rest.slice(0, lastBoundary(rest, length)), most, found);
      if (found.length >= most) return Int32Array.from(found.slice(0, most));
      // In running text only blanks are read this far.
      if (rest === text) rest = text.replace(spaces, " ");
    }
    const found: number[] = [];
    addText(rest, most, found);
    return Int32Array.from(found.slice(0, most));
  }

  return {
    size: 1 + [...vocabulary.values(), ...special.values()].reduce((most, token) => Math.max(most, token), 0),
    encode: (text, most) => Int32Array.of(first, ...tokens(text, most - 2), last),
    knows: (text, most) => tokens(text, most - 2).some((token) => token !== unknown),
  };
}

/** Words and signs in order. */
function* wordsOf(normal: string): Generator<string> {
  let start = 0;
  for (const { 0: sign, index } of normal.matchAll(delimiter)) {
    if (index > start) yield normal.slice(start, index);
    if (!space.test(sign)) yield sign;
    start = index + sign.length;
  }
  if (start < normal.length) yield normal.slice(start);
}

function escaped(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function longestFirst(left: string, right: string): number {
  return right.length - left.length;
}

/** The last boundary in the second half of what stands before `length`; 0 where there is none. */
function lastBoundary(text: string, length: number): number {
  const from = length >> 1;
  let last = 0;
  for (const { index } of text.slice(from, length).matchAll(boundary)) last = from + index;
  return last;
}
