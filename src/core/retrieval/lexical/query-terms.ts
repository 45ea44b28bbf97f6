import type { Analyser, Term } from "../../text/analyser.ts";

export interface QueryTerms {
  /** Each once, in order of first appearance. */
  terms: string[];
  /** Terms that follow one another once stop words are gone, each pair once. */
  bigrams: [string, string][];
}

/**
 * The query as every analyser of the index reads it, united. A stop word of the language that drops most of the query is dropped
 * for all: else it would be a rare word, and so a heavy one, in documents of the other languages.
 */
export function queryTerms(query: string, analysers: readonly Analyser[]): QueryTerms {
  const readings = withoutSharedStopWords(analysers.map((analyser) => analyser.analyse(query)));
  const terms = new Set<string>();
  const bigrams = new Map<string, [string, string]>();
  for (const reading of readings) {
    for (const [index, { term }] of reading.entries()) {
      terms.add(term);
      const next = reading[index + 1];
      if (next !== undefined) bigrams.set(`${term} ${next.term}`, [term, next.term]);
    }
  }
  return { terms: [...terms], bigrams: [...bigrams.values()] };
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
