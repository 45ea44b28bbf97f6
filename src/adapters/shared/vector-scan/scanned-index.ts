import { setImmediate as nextTurn } from "node:timers/promises";
import { AppError } from "../../../contracts/app-error.ts";
import type { VectorIndex, VectorRows } from "../../../ports/vector-index.ts";
import { throwIfAborted } from "../../../contracts/abort.ts";
import { cosineOf, lengthOf } from "../cosine.ts";
import { groupFilter, type RowFilter } from "./group-filter.ts";
import { type CodeSearch, type RowCodes, rowCodes, rowsPerScan } from "./row-codes.ts";
import { topRows } from "./top-rows.ts";

export interface ScanSettings {
  /** Fewer rows are not coded: scoring them all takes well below a millisecond. */
  codesFrom?: number;
}

/** About 3 ms of exact scoring, or of bounds, then other work may run. */
const productsPerTurn = 4_000_000;
const codedProductsPerTurn = 32_000_000;

/**
 * An exact index of rows in memory, held as given, not copied. Bounds by the rows' codes leave few rows that may be among the
 * nearest; these are scored as all would be without codes, so codes never change a result. A zero row has no direction, so like
 * a zero query it has no cosine with anything and is never found.
 */
export function scannedIndex(given: VectorRows, { codesFrom = 2048 }: ScanSettings = {}): VectorIndex {
  const { dimensions, vectors, groups } = given;
  const count = groups.length;
  const lengths = new Float64Array(count);
  for (let row = 0; row < count; row++) lengths[row] = lengthOf(vectors, row * dimensions, dimensions);
  const filterOf = groupFilter(groups);
  let coding: Promise<RowCodes | undefined> | undefined;

  return {
    count,
    exact: true,
    async nearest(query, { topK, groups: wanted, signal }) {
      throwIfAborted(signal);
      if (query.length !== dimensions) {
        throw new AppError("internal", {
          message: `A query of ${query.length} numbers was put to an index of ${dimensions} dimensions.`,
        });
      }
      const queryLength = lengthOf(query, 0, dimensions);
      if (!(queryLength > 0) || topK < 1) return [];
      const isWanted = filterOf(wanted);
      const pauseAfter = pauses(signal);

      if (count >= codesFrom) coding ??= rowCodes(vectors, dimensions, lengths).catch(() => undefined);
      const search = (await coding)?.search(query, queryLength);
      const rows =
        search === undefined
          ? undefined
          : await rowsInQuestion(search, count, isWanted, topK, async () =>
              pauseAfter((rowsPerScan * dimensions) / codedProductsPerTurn),
            );

      const top = topRows(topK);
      for (let at = 0; at < (rows?.length ?? count); at++) {
        const pause = pauseAfter(dimensions / productsPerTurn);
        if (pause) await pause;
        const row = rows === undefined ? at : (rows[at] as number);
        const rowLength = lengths[row] as number;
        if (rowLength > 0 && isWanted(row)) {
          top.offer(row, cosineOf(query, queryLength, vectors, row * dimensions, rowLength));
        }
      }
      return top.ranked();
    },
    async close() {},
  };
}

/** The wanted rows that may be among the topK nearest, ascending: no bound above theirs rules them out. */
async function rowsInQuestion(
  search: CodeSearch,
  count: number,
  isWanted: RowFilter,
  topK: number,
  pause: () => Promise<void>,
): Promise<number[]> {
  const rows: number[] = [];
  const most: number[] = [];
  const least = topRows(topK);
  for (let first = 0; first < count; first += rowsPerScan) {
    await pause();
    // No cosine is below -1.
    const found = search(first, count, Math.max(-2, least.limit()));
    for (let at = 0; at < found.count; at++) {
      const row = found.rows[at] as number;
      if (!isWanted(row)) continue;
      least.offer(row, found.least[at] as number);
      rows.push(row);
      most.push(found.most[at] as number);
    }
  }
  const limit = least.limit();
  return rows.filter((_, at) => (most[at] as number) >= limit);
}

/** Adds up shares of a turn; once one is full lets other work run, and throws once aborted. */
function pauses(signal: AbortSignal): (share: number) => Promise<void> | undefined {
  let used = 0;
  return (share) => {
    used += share;
    if (used < 1) return undefined;
    used = 0;
    return nextTurn().then(() => throwIfAborted(signal));
  };
}
