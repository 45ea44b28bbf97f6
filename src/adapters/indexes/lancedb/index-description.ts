import type { Schema } from "apache-arrow";
import type { LancedbPackages } from "./load-lancedb.ts";

/** Kept in the table's schema, so that it is written together with the rows. */
export interface IndexDescription {
  format: 2;
  dimensions: number;
  /** All rows given, zero ones included. */
  count: number;
  /** Rows in the table: a zero row has no cosine with anything, so it is left out. */
  stored: number;
  /** Of what is stored; LanceDB's files carry none. */
  checksums: ColumnChecksums;
  exact: boolean;
}

/** CRC-32 of the columns' numbers as little-endian bytes, and of the groups in UTF-8, row after row. */
export interface ColumnChecksums {
  row: number;
  group: number;
  vector: number;
}

const descriptionKey = "soundings.vector-index";

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
  if (description?.format !== 2) throw new Error("it was made by another version or another program.");
  return description;
}
