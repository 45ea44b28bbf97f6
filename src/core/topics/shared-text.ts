import type { Chunk } from "../../contracts/chunk.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { rowCosine, type VectorRows } from "../similarity/row-cosine.ts";

/**
 * How much of two sources' text stands in the other too, as the embedder sees it: each chunk's highest cosine to a chunk of the other,
 * its mean by length, and the smaller of both ways. Means of whole documents are alike long before their texts are.
 */
export function sharedText(
  chunks: readonly Chunk[],
  rows: VectorRows,
  breathe: Breathe,
): (first: string, second: string) => Promise<number> {
  const rowsOf = Map.groupBy(chunks.keys(), (row) => (chunks[row] as Chunk).source);
  const oneWay = async (from: readonly number[], to: readonly number[]) => {
    let sum = 0;
    let length = 0;
    for (const row of from) {
      const pause = breathe();
      if (pause) await pause;
      const { start, end } = chunks[row] as Chunk;
      const best = to.reduce((most, other) => Math.max(most, rowCosine(rows, row, other)), -1);
      sum += (end - start) * best;
      length += end - start;
    }
    return Math.round((sum / length) * 1e6) / 1e6;
  };
  return async (first, second) => {
    const [here, there] = [rowsOf.get(first) ?? [], rowsOf.get(second) ?? []];
    return Math.min(await oneWay(here, there), await oneWay(there, here));
  };
}
