/** What an index knows of its terms: how many of its chunks hold one. */
export interface TermStatistics {
  documentFrequency(term: string): number;
  readonly documents: number;
}

/** How much a term of the question tells, above 0; only ratios within one question matter. */
export type TermWeight = (term: string) => number;

/** With statistics BM25's inverse document frequency, without them a guess from the term's own shape. */
export function termWeightOf(statistics: TermStatistics | undefined): TermWeight {
  if (statistics === undefined || statistics.documents === 0) return weightByShape;
  const { documents } = statistics;
  return (term) => {
    const frequency = Math.min(statistics.documentFrequency(term), documents);
    return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  };
}

/** Long words and numbers are rarer than short words (Zipf's law of abbreviation). */
function weightByShape(term: string): number {
  if (/\d/.test(term)) return 6;
  return 3 + Math.min(term.length, 9) / 3;
}
