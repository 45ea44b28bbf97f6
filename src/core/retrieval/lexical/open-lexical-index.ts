import type { Breathe } from "../../../ports/breathe.ts";
import { type Analyser, analyserFor } from "../../text/analyser.ts";
import { adjacencies } from "./adjacency.ts";
import { combineContext, combinePlain } from "./combine-scores.ts";
import { type LengthNorms, lengthNorms } from "./lengths.ts";
import type { LexicalIndex, LexicalScores, ScoreOptions } from "./lexical-index.ts";
import { type MergedSegments, mergeSegments } from "./merge-segments.ts";
import { queryCoverage } from "./query-coverage.ts";
import { queryTerms } from "./query-terms.ts";
import { respeller } from "./respell.ts";
import { addBigram, addToRows, addWithContext } from "./score-terms.ts";
import { clearFeatures, clearScores, makeScratch } from "./scratch.ts";
import type { Segment } from "./segment.ts";
import { selectRows } from "./select-rows.ts";

/**
 * Merges segments into one index. What it finds depends on the segments and their order only, never on how they came about:
 * sums are made in the order of the query's terms.
 */
export async function openLexicalIndex(
  segments: readonly Segment[],
  breathe: Breathe,
): Promise<LexicalIndex> {
  const merged = await mergeSegments(segments, breathe);
  const analysers = [...new Set(merged.languages)].sort().map(analyserFor);
  const respell = respeller(merged.termIds);
  const score = scorer(merged, analysers, respell);
  const select: LexicalIndex["select"] = (scores, options) =>
    selectRows(scores, merged.sectionOfRow, options);
  return {
    count: merged.rowCount,
    sources: merged.sources,
    languages: merged.languages,
    documents: merged.rowCount,
    documentFrequency: (term) => documentFrequency(merged, term),
    sourceOf: (row) => merged.sourceOfRow[row] as number,
    coverage: (query, row) => queryCoverage(merged, query, row, respell),
    score,
    select,
    search: (query, options) =>
      select(score(query, options), {
        topK: options.topK,
        sectionRepeat: options.weights === "plain" ? 1 : options.weights.sectionRepeat,
      }),
  };
}

function scorer(
  merged: MergedSegments,
  analysers: readonly Analyser[],
  respell: (term: string) => number | undefined,
): LexicalIndex["score"] {
  const scratch = makeScratch(merged.rowCount, merged.sources.length);
  const vocabulary = { termIds: merged.termIds, respell };
  let norms: LengthNorms | undefined;

  return (query: string, { k1, b, weights, filter }: ScoreOptions): LexicalScores => {
    if (norms?.k1 !== k1 || norms.b !== b) norms = lengthNorms(merged, k1, b);
    const allowed =
      filter === undefined ? undefined : Uint8Array.from(merged.sources, (_, source) => +filter(source));
    const { terms, bigrams } = queryTerms(query, analysers, vocabulary);
    clearScores(scratch);
    if (weights === "plain") {
      for (const id of terms) addToRows(merged, norms, scratch, id);
      combinePlain(merged, scratch, allowed);
    } else {
      for (const id of terms) addWithContext(merged, norms, scratch, id);
      for (const [first, second] of weights.bigram > 0 ? bigrams : []) {
        addBigram(merged, norms, scratch, adjacencies(merged, first, second), weights.bigram);
      }
      combineContext(merged, scratch, weights, allowed);
    }
    clearFeatures(scratch, merged.sourceStarts);
    return { rows: scratch.candidates, count: scratch.candidateCount, scores: scratch.scores };
  };
}

function documentFrequency({ termIds, postings }: MergedSegments, term: string): number {
  const id = termIds.get(term);
  return id === undefined ? 0 : (postings.starts[id + 1] as number) - (postings.starts[id] as number);
}
