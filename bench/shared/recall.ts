import type { BenchQuestion, Gold } from "./corpora.ts";

export type Place = Gold;

/** The places one question's first passages came from, best first. A passage nobody could place is null. */
export type PlacedRanking = (Place | null)[];

/** Mean over questions with gold of the share of gold spans of which one character lies in the first k passages. */
export function spanRecall(
  questions: readonly BenchQuestion[],
  rankings: readonly PlacedRanking[],
  k: number,
): number {
  let sum = 0;
  let counted = 0;
  for (const [at, { gold }] of questions.entries()) {
    const spans = [
      ...new Map(gold.map((span) => [`${span.source} ${span.start} ${span.end}`, span])).values(),
    ].filter(({ start, end }) => end > start);
    if (spans.length === 0) continue;
    const first = (rankings[at] as PlacedRanking).slice(0, k);
    const touched = spans.filter((span) =>
      first.some(
        (place) =>
          place !== null && place.source === span.source && place.start < span.end && span.start < place.end,
      ),
    );
    sum += touched.length / spans.length;
    counted++;
  }
  return sum / counted;
}

/**
 * Where a splitter's chunks stand in their source, for splitters that do not say, or say wrongly: each is searched for from
 * where the one before ended, less `back` characters of overlap, so that a text that occurs twice is not taken for its
 * first occurrence. A chunk that was trimmed, joined or shortened inside is found by its words, then by its two ends.
 */
export function placeChunks(
  source: string,
  text: string,
  chunks: readonly string[],
  back: number,
): (Place | null)[] {
  const dense = memo(() => denseText(text));
  let previous = -1;
  let end = 0;
  let missed = 0;
  return chunks.map((chunk) => {
    // Further ahead it would be another occurrence, and all that follows would be sought behind it.
    const furthest = end + missed + farthestGap;
    const near = (place: Span | undefined) =>
      place !== undefined && place.start <= furthest ? place : undefined;
    const from = Math.max(0, previous + 1, end - back);
    const verbatim = text.indexOf(chunk, from);
    const place =
      near(verbatim < 0 ? undefined : { start: verbatim, end: verbatim + chunk.length }) ??
      near(placeByWords(dense(), chunk, from)) ??
      near(placeByWords(dense(), chunk, Math.max(0, previous)));
    if (place === undefined) {
      missed += chunk.length;
      return null;
    }
    previous = place.start;
    end = place.end;
    missed = 0;
    return { source, ...place };
  });
}

/** Characters that may lie between two chunks; long runs of white space are what splitters leave out. */
const farthestGap = 1000;

interface Span {
  start: number;
  end: number;
}

interface DenseText {
  /** Without white space. */
  text: string;
  /** Of each of its characters in the text with white space. */
  positions: number[];
}

/** Characters of each end of a chunk that are looked for where the whole cannot be found. */
const endLength = 24;

function placeByWords(dense: DenseText, chunk: string, from: number): Span | undefined {
  const wanted = withoutBlanks(chunk);
  if (wanted === "") return undefined;
  const first = firstAtLeast(dense.positions, from);
  const whole = dense.text.indexOf(wanted, first);
  if (whole >= 0) return placeOf(dense, whole, whole + wanted.length);
  const head = dense.text.indexOf(wanted.slice(0, endLength), first);
  const tail = head < 0 ? -1 : dense.text.indexOf(wanted.slice(-endLength), head);
  const length = tail + Math.min(endLength, wanted.length) - head;
  return tail < 0 || length > 2 * wanted.length ? undefined : placeOf(dense, head, head + length);
}

function placeOf({ positions }: DenseText, first: number, last: number): Span {
  return { start: positions[first] as number, end: (positions[last - 1] as number) + 1 };
}

function denseText(text: string): DenseText {
  const positions: number[] = [];
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    for (let at = 0; at < run.length; at++) positions.push(index + at);
  }
  return { text: withoutBlanks(text), positions };
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, "");

function firstAtLeast(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function memo<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
