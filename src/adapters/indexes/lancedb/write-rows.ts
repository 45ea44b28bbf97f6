import { crc32 } from "node:zlib";
import type { Schema, Table } from "apache-arrow";
import type { VectorRows } from "../../../ports/vector-index.ts";
import { lengthOf } from "../../shared/cosine.ts";
import { bytesOf } from "./bytes-of.ts";
import type { ColumnChecksums } from "./index-description.ts";
import type { LancedbPackages } from "./load-lancedb.ts";

const bytesPerTable = 32 * 2 ** 20;

/** Row numbers of the rows that have a direction. */
export function storedRowsOf({ dimensions, vectors, groups }: VectorRows): Uint32Array {
  const rows = new Uint32Array(groups.length);
  let stored = 0;
  for (let row = 0; row < groups.length; row++) {
    if (lengthOf(vectors, row * dimensions, dimensions) > 0) rows[stored++] = row;
  }
  return rows.slice(0, stored);
}

export function checksumsOf(
  { dimensions, vectors, groups }: VectorRows,
  stored: Uint32Array,
): ColumnChecksums {
  let group = 0;
  let vector = 0;
  for (const row of stored) {
    group = crc32(groups[row] as string, group);
    vector = crc32(bytesOf(vectors.subarray(row * dimensions, (row + 1) * dimensions)), vector);
  }
  return { row: crc32(bytesOf(stored)), group, vector };
}

/** The stored rows as Arrow tables of at most about 32 MB each: one copy through the native boundary must stay small. */
export function* arrowTables(
  packages: LancedbPackages,
  schema: Schema,
  rows: VectorRows,
  stored: Uint32Array,
): Generator<Table> {
  const rowsPerTable = Math.max(1, Math.floor(bytesPerTable / (4 * rows.dimensions)));
  for (let first = 0; first < stored.length; first += rowsPerTable) {
    yield arrowTable(packages, schema, rows, stored.slice(first, first + rowsPerTable));
  }
}

function arrowTable(
  { arrow }: LancedbPackages,
  schema: Schema,
  rows: VectorRows,
  stored: Uint32Array,
): Table {
  const { dimensions, vectors, groups } = rows;
  const values = new Float32Array(stored.length * dimensions);
  stored.forEach((row, at) => {
    values.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
  });
  const length = stored.length;
  const groupsOfRows = Array.from(stored, (row) => groups[row] as string);
  const struct = arrow.makeData({
    type: new arrow.Struct(schema.fields),
    length,
    children: [
      arrow.makeData({ type: new arrow.Uint32(), length, data: stored }),
      ...arrow.vectorFromArray(groupsOfRows, new arrow.Utf8()).data,
      arrow.makeData({
        type: schema.fields[2]?.type as InstanceType<typeof arrow.FixedSizeList>,
        length,
        child: arrow.makeData({ type: new arrow.Float32(), length: values.length, data: values }),
      }),
    ],
  });
  return new arrow.Table(schema, new arrow.RecordBatch(schema, struct));
}
