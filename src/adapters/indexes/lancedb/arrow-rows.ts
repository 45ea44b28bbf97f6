import type { RecordBatch, Schema, Table } from "apache-arrow";
import type { VectorRows } from "../../../ports/vector-index.ts";
import { lengthOf } from "../../shared/cosine.ts";
import type { LancedbPackages } from "./load-lancedb.ts";

/** Kept in the table's schema, so that it is written together with the rows. */
export interface IndexDescription {
  format: 1;
  dimensions: number;
  /** All rows given, zero ones included. */
  count: number;
  /** Rows in the table: a zero row has no cosine with anything, so it is left out. */
  stored: number;
  exact: boolean;
}

const descriptionKey = "soundings.vector-index";
const bytesPerTable = 64 * 2 ** 20;

/** Row numbers of the rows that have a direction. */
export function storedRowsOf({ dimensions, vectors, groups }: VectorRows): Uint32Array {
  const rows = new Uint32Array(groups.length);
  let stored = 0;
  for (let row = 0; row < groups.length; row++) {
    if (lengthOf(vectors, row * dimensions, dimensions) > 0) rows[stored++] = row;
  }
  return rows.slice(0, stored);
}

export function schemaOf({ arrow }: LancedbPackages, description: IndexDescription): Schema {
  const numbers = new arrow.Field("item", new arrow.Float32(), true);
  const fields = [
    new arrow.Field("row", new arrow.Uint32(), false),
    new arrow.Field("group", new arrow.Utf8(), false),
    new arrow.Field("vector", new arrow.FixedSizeList(description.dimensions, numbers), false),
  ];
  return new arrow.Schema(fields, new Map([[descriptionKey, JSON.stringify(description)]]));
}

/** Throws where the table was not made by this adapter, or in another format. */
export function descriptionOf(schema: Schema): IndexDescription {
  const description = JSON.parse(schema.metadata.get(descriptionKey) ?? "null") as IndexDescription | null;
  if (description?.format !== 1) throw new Error("it was made by another version or another program.");
  return description;
}

/** The stored rows as Arrow tables of at most about 64 MB each: one copy through the native boundary must stay small. */
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
    const lists = batch.getChild("vector")?.data[0];
    const values = lists?.children[0]?.values as Float32Array;
    // The offset of a sliced list counts lists, not numbers.
    const start = (lists?.offset ?? 0) * dimensions;
    return Array.from(rows, (row, at) => ({
      row,
      distance: distances[at] as number,
      vector: values.subarray(start + at * dimensions, start + (at + 1) * dimensions),
    }));
  });
}
