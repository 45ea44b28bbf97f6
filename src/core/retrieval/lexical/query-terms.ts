import type { Analyser, Term } from "../../text/analyser.ts";

/** Ids in the index: what it does not hold is left out. */
export interface QueryTerms {
  /** Each once, in order of first appearance. */
  terms: Set<number>;
  /** Terms that follow one another once stop words are gone, each pair once. */
  bigrams: [number, number][];
}

export interface Vocabulary {
  termIds: ReadonlyMap<string, number>;
  /** What a term that is not known may stand for. */
  respell(term: string): number | undefined;
}

/**
 * The query as every analyser of the index reads it, united. A stop word of the language that drops most of the query is dropped
 * for all: else it would be a rare word, and so a heavy one, in documents of the other languages.
 */
export function queryTerms(
  query: string,
  analysers: readonly Analyser[],
  vocabulary: Vocabulary,
): QueryTerms {
  const { termIds, respell } = vocabulary;
  const readings = withoutSharedStopWords(analysers.map((analyser) => analyser.analyse(query)));
  const knownStarts = new Set<number>();
  for (const reading of readings) {
    for (const { term, start } of reading) if (termIds.has(term)) knownStarts.add(start);
  }
  const terms = new Set<number>();
  const bigrams = new Map<string, [number, number]>();
  for (const reading of readings) {
    let previous: number | undefined;
    for (const { term, start } of reading) {
      const id = termIds.get(term) ?? (knownStarts.has(start) ? undefined : respell(term));
      if (id !== undefined) terms.add(id);
      if (id !== undefined && previous !== undefined) bigrams.set(`${previous} ${id}`, [previous, id]);
      previous = id;
    }
  }
  return { terms, bigrams: [...bigrams.values()] };
}

function withoutSharedStopWords(readings: Term[][]): Term[][] {
  const fewest = Math.min(...readings.map((reading) => reading.length));
  if (readings.every((reading) => reading.length === fewest)) return readings;
  const kept = new Set<number>();
  for (const reading of readings) {
    if (reading.length === fewest) for (const { start } of reading) kept.add(start);
  }
  return readings.map((reading) => reading.filter(({ start }) => kept.has(start)));
}
