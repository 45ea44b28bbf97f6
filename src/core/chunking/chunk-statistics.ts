import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import { quantile } from "../statistics/quantiles.ts";
import { isWhiteSpace } from "../text/character-class.ts";

/**
 * What a chunking looks like, sizes in characters. `chunk-coverage` is the share of the documents' non-white-space
 * characters that stand in a chunk, `chunk-uniqueness` the share of chunks left when equal texts count once.
 * What cannot be measured is absent. Chunks of one source are in order of start.
 */
export function chunkStatistics(
  documents: readonly PreparedDocument[],
  chunks: readonly Chunk[],
): Record<string, number> {
  const statistics: Record<string, number> = { chunks: chunks.length };
  if (chunks.length > 0) {
    const sizes = Float64Array.from(chunks, (chunk) => chunk.end - chunk.start).sort();
    const total = sizes.reduce((sum, size) => sum + size, 0);
    statistics["chunk-size-min"] = sizes[0] as number;
    statistics["chunk-size-median"] = quantile(sizes, 0.5);
    statistics["chunk-size-mean"] = total / sizes.length;
    statistics["chunk-size-p95"] = quantile(sizes, 0.95);
    statistics["chunk-size-max"] = sizes[sizes.length - 1] as number;
    statistics["chunk-uniqueness"] = new Set(chunks.map((chunk) => chunk.text)).size / chunks.length;
  }
  const coverage = coverageOf(documents, chunks);
  if (coverage !== undefined) statistics["chunk-coverage"] = coverage;
  return statistics;
}

function coverageOf(documents: readonly PreparedDocument[], chunks: readonly Chunk[]): number | undefined {
  const chunksBySource = Map.groupBy(chunks, (chunk) => chunk.source);
  let all = 0;
  let between = 0;
  for (const { source, text } of documents) {
    all += inkBetween(text, 0, text.length);
    // The gaps are short: what stands in none of them is covered.
    let position = 0;
    for (const { start, end } of chunksBySource.get(source) ?? []) {
      if (start > position) between += inkBetween(text, position, start);
      position = Math.max(position, end);
    }
    between += inkBetween(text, position, text.length);
  }
  return all === 0 ? undefined : (all - between) / all;
}

/** UTF-16 units that are not white space. */
function inkBetween(text: string, start: number, end: number): number {
  let ink = 0;
  for (let i = start; i < end; i++) if (!isWhiteSpace(text.charCodeAt(i))) ink++;
  return ink;
}
