import type { Table } from "@lancedb/lancedb";
import type { NearestOptions, VectorHit } from "../../../ports/vector-index.ts";
import { cosineOf, lengthOf } from "../../shared/cosine.ts";
import type { IndexDescription } from "./index-description.ts";
import { foundRows, type FoundRow } from "./read-rows.ts";

/**
 * Candidates that HNSW weighs, and how many times more than asked it rescores: recall against exact search .97 at 10 and at 100
 * of 100,000 rows of the hashing embedder (docs/decisions/0005-vector-search-at-scale.md).
 */
const candidatesFor = (limit: number): number => 500 + 4 * limit;
const refineFactor = 3;

export interface NearestSettings {
  /** Filters that leave at most so many rows are searched exactly. */
  flatUpTo: number;
}

/** Searches the table, then scores what it gave again as the memory index does: float64, in one order, ties by row. */
export async function nearestRows(
  table: Table,
  description: IndexDescription,
  query: Float32Array,
  { topK, groups }: Omit<NearestOptions, "signal">,
  { flatUpTo }: NearestSettings,
): Promise<VectorHit[]> {
  const { dimensions, stored } = description;
  const queryLength = lengthOf(query, 0, dimensions);
  const where = groups === undefined ? undefined : groupFilter(groups);
  if (!(queryLength > 0) || topK < 1 || stored === 0 || where === null) return [];

  const find = async (limit: number, exact: boolean): Promise<FoundRow[]> => {
    const search = table
      .query()
      .nearestTo(query)
      .distanceType("cosine")
      .select(["row", "vector", "_distance"])
      .limit(limit);
    if (where !== undefined) search.where(where);
    if (exact) search.bypassVectorIndex();
    else search.ef(candidatesFor(limit)).refineFactor(refineFactor);
    return foundRows((await search.toArrow()).batches, dimensions);
  };
  const ranked = (found: FoundRow[]): VectorHit[] =>
    found
      .map(({ row, vector }) => {
        const score = cosineOf(query, queryLength, vector, 0, lengthOf(vector, 0, dimensions));
        return { row, score };
      })
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .slice(0, topK);

  const matching = where === undefined ? stored : await table.countRows(where);
  if (matching > flatUpTo) {
    const found = await find(Math.min(topK, matching), false);
    if (found.length >= Math.min(topK, matching)) return ranked(found);
  }

  // LanceDB orders by float32 distances and breaks ties at random: the last hit stands only once every row that was not
  // given back is further away than rounding can explain.
  const rounding = 1e-5 + dimensions * 1e-8;
  for (let limit = Math.min(2 * topK + 16, matching); ; limit = Math.min(2 * limit, matching)) {
    if (limit === 0) return [];
    const found = await find(limit, true);
    const hits = ranked(found);
    const last = hits.at(topK - 1);
    const furthest = found.reduce((most, { distance }) => Math.max(most, distance), -Infinity);
    if (limit >= matching || (last !== undefined && last.score > 1 - furthest + rounding)) return hits;
  }
}

/** SQL that keeps the rows of these groups; null where there are none. */
function groupFilter(groups: readonly string[]): string | null {
  if (groups.length === 0) return null;
  return `\`group\` IN (${groups.map((group) => `'${group.replaceAll("'", "''")}'`).join(", ")})`;
}
