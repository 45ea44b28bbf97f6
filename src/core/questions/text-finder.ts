import type { Passage } from "../../contracts/passage.ts";
import { apostrophe, separator, unspaced, wordCharacter, wordClassAt } from "../text/word-class.ts";

/** How like what was looked for: letter by letter, but for white space and typography, or only the same words. */
export type Likeness = "exact" | "typography" | "words";

export interface FoundPlaces {
  likeness: Likeness;
  /** In the order of the documents; no more than were asked for. */
  places: Passage[];
  /** There are more than were asked for. */
  more: boolean;
}

export interface TextFinder {
  /** The places most like the text, undefined where its words stand nowhere in this order. */
  find(text: string, options: { most: number; source?: string | undefined }): FoundPlaces | undefined;
}

/** What stands in more places is a common word, and where it stands letter by letter no longer matters. */
const mostLooked = 1000;

interface Word {
  word: string;
  start: number;
  end: number;
}

/** Finds texts of any length by their rarest word, so that a hundred thousand are looked up in seconds. */
export function textFinder(documents: readonly { source: string; text: string }[]): TextFinder {
  const words = documents.map(({ text }) => wordsOf(text));
  /** Document and position of every occurrence, two numbers each. */
  const occurrences = new Map<string, number[]>();
  for (const [index, list] of words.entries()) {
    for (const [position, { word }] of list.entries()) {
      const known = occurrences.get(word);
      if (known === undefined) occurrences.set(word, [index, position]);
      else known.push(index, position);
    }
  }

  function* occurrencesOf(wanted: readonly Word[], source: string | undefined): Generator<[number, number]> {
    let rarest: number[] | undefined;
    let offset = 0;
    for (const [index, { word }] of wanted.entries()) {
      const known = occurrences.get(word);
      if (known === undefined) return;
      if (rarest === undefined || known.length < rarest.length) [rarest, offset] = [known, index];
    }
    const places = rarest ?? [];
    for (let at = 0; at < places.length; at += 2) {
      const document = places[at] as number;
      const first = (places[at + 1] as number) - offset;
      if (source !== undefined && documents[document]?.source !== source) continue;
      const list = words[document] as Word[];
      if (wanted.every(({ word }, index) => list[first + index]?.word === word)) yield [document, first];
    }
  }

  return {
    find(text, { most, source }) {
      const wanted = wordsOf(text.trim());
      const found = new Map<Likeness, Passage[]>();
      let looked = 0;
      for (const [document, first] of occurrencesOf(wanted, source)) {
        const { text: whole, source: name } = documents[document]!;
        const list = words[document] as Word[];
        const span = { start: list[first]!.start, end: list[first + wanted.length - 1]!.end };
        const { start, end, likeness } = widened(whole, span, text.trim(), wanted);
        const places = found.get(likeness) ?? [];
        places.push({ source: name, start, end });
        found.set(likeness, places);
        if ((likeness === "exact" && places.length > most) || ++looked > mostLooked) break;
      }
      for (const likeness of ["exact", "typography", "words"] as const) {
        const places = found.get(likeness);
        if (places !== undefined)
          return { likeness, places: places.slice(0, most), more: places.length > most };
      }
      return undefined;
    },
  };
}

/** The span with the marks that surround the wanted words, where they stand around the found ones too. */
function widened(
  whole: string,
  { start, end }: { start: number; end: number },
  wanted: string,
  words: readonly Word[],
): { start: number; end: number; likeness: Likeness } {
  const before = wanted.slice(0, words[0]!.start);
  const after = wanted.slice(words.at(-1)!.end);
  const from = start - before.length;
  const to = end + after.length;
  if (from >= 0 && whole.slice(from, to) === wanted) return { start: from, end: to, likeness: "exact" };
  if (from >= 0 && plain(whole.slice(from, to)) === plain(wanted)) {
    return { start: from, end: to, likeness: "typography" };
  }
  const inner = wanted.slice(words[0]!.start, words.at(-1)!.end);
  // Marks at the edges are often cut off or added in copying; inside they are part of what was said.
  const likeness = plain(whole.slice(start, end)) === plain(inner) ? "typography" : "words";
  return { start, end, likeness };
}

/** White space, quotes, dashes and dots in one spelling. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u00ad\u200b-\u200d\ufeff]/g, "")
    .replaceAll(/[“”„«»‟"]/g, '"')
    .replaceAll(/[‘’‚‛`´']/g, "'")
    .replaceAll(/[‐‑‒–—―−-]+/g, "-")
    .replaceAll("…", "...")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Lower-case runs of letters and digits; a character of a script without spaces is a word. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let position = 0;
  while (position < text.length) {
    const start = position;
    const kind = wordClassAt(text, start);
    position += lengthAt(text, start);
    if (kind !== wordCharacter && kind !== unspaced) continue;
    if (kind === wordCharacter) {
      while (position < text.length && continuesWord(text, position)) position += lengthAt(text, position);
    }
    const word = text.slice(start, position).normalize("NFKC").toLowerCase().replaceAll("\u00ad", "");
    words.push({ word, start, end: position });
  }
  return words;
}

/** Letters, digits and the marks on them, but no apostrophe: its spellings differ. */
function continuesWord(text: string, position: number): boolean {
  const kind = wordClassAt(text, position);
  return kind !== separator && kind !== unspaced && kind !== apostrophe;
}

function lengthAt(text: string, position: number): number {
  return (text.codePointAt(position) as number) > 0xffff ? 2 : 1;
}
