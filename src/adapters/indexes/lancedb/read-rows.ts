import { crc32 } from "node:zlib";
import type { Table } from "@lancedb/lancedb";
import type { RecordBatch } from "apache-arrow";
import type { VectorRows } from "../../../ports/vector-index.ts";
import { bytesOf } from "./bytes-of.ts";
import type { IndexDescription } from "./index-description.ts";

/** All rows, as they were given save that rows without direction are zero. Throws where the table is not what was written. */
export async function readRows(table: Table, description: IndexDescription): Promise<VectorRows> {
  const { dimensions, count, stored, checksums } = description;
  const vectors = new Float32Array(count * dimensions);
  const groups = Array.from({ length: count }, () => "");
  const read = { row: 0, group: 0, vector: 0 };
  let rowsRead = 0;
  for await (const batch of table.query().select(["row", "group", "vector"])) {
    const rows = batch.getChild("row")?.toArray() as Uint32Array;
    const values = vectorsOf(batch, dimensions);
    const names = batch.getChild("group");
    read.row = crc32(bytesOf(rows), read.row);
    read.vector = crc32(bytesOf(values), read.vector);
    rows.forEach((row, at) => {
      const group = names?.get(at) as string;
      read.group = crc32(group, read.group);
      groups[row] = group;
      vectors.set(values.subarray(at * dimensions, (at + 1) * dimensions), row * dimensions);
    });
    rowsRead += rows.length;
  }
  const isWhole =
    rowsRead === stored &&
    read.row === checksums.row &&
    read.group === checksums.group &&
    read.vector === checksums.vector;
  if (!isWhole) throw new Error("its rows are not those that were written.");
  return { dimensions, vectors, groups };
}

/** The batch's vectors one after another. */
function vectorsOf(batch: RecordBatch, dimensions: number): Float32Array {
  const lists = batch.getChild("vector")?.data[0];
  const values = lists?.children[0]?.values as Float32Array | undefined;
  if (values === undefined) throw new Error("it has no vectors.");
  // The offset of a sliced list counts lists, not numbers.
  const start = (lists?.offset ?? 0) * dimensions;
  return values.subarray(start, start + batch.numRows * dimensions);
}

/** One row that a query gave back. */
export interface FoundRow {
  row: number;
  /** Cosine distance as LanceDB computed it, in float32. */
  distance: number;
  vector: Float32Array;
}

export function foundRows(batches: readonly RecordBatch[], dimensions: number): FoundRow[] {
  return batches.flatMap((batch) => {
    const rows = batch.getChild("row")?.toArray() as Uint32Array;
    const distances = batch.getChild("_distance")?.toArray() as Float32Array;
    const values = vectorsOf(batch, dimensions);
    return Array.from(rows, (row, at) => ({
      row,
      distance: distances[at] as number,
      vector: values.subarray(at * dimensions, (at + 1) * dimensions),
    }));
  });
}
