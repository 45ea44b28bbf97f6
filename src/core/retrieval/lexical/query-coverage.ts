import { analyserFor } from "../../text/analyser.ts";
import { inverseDocumentFrequency } from "./lengths.ts";
import type { MergedSegments } from "./merge-segments.ts";

/**
 * Share of the query's idf mass that a row holds, 0 to 1, the query read by the analyser of the row's language. A term that no row
 * holds weighs most of all; `respell` gives the one it may stand for. 0 for a query without terms: words find nothing for it.
 */
export function queryCoverage(
  merged: MergedSegments,
  query: string,
  row: number,
  respell: (term: string) => number | undefined,
): number {
  const { languages, postings, rowCount, rowStarts, sequence, sourceOfRow, termIds } = merged;
  const language = languages[sourceOfRow[row] as number] as string;
  const held = new Set(sequence.subarray(rowStarts[row], rowStarts[row + 1]));
  const terms = new Set(
    analyserFor(language)
      .analyse(query)
      .map(({ term }) => term),
  );
  let all = 0;
  let covered = 0;
  for (const term of terms) {
    const id = termIds.get(term) ?? respell(term);
    const frequency =
      id === undefined ? 0 : (postings.starts[id + 1] as number) - (postings.starts[id] as number);
    const idf = inverseDocumentFrequency(rowCount, frequency);
    all += idf;
    if (id !== undefined && held.has(id)) covered += idf;
  }
  return all === 0 ? 0 : covered / all;
}
