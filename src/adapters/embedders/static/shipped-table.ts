import { readFile } from "node:fs/promises";
import { AppError } from "../../../contracts/app-error.ts";
import type { Digest } from "../../../contracts/digest.ts";
import { decodeTable, type StaticTable } from "./static-table.ts";

export const shippedTableFile = new URL("static-2.table", import.meta.url);

/** A table that is told by its digest before it is read. */
export interface TableSource {
  digest: Digest;
  read(): Promise<StaticTable>;
}

let shipped: Promise<StaticTable> | undefined;

/** The table of the package, read when first asked for and kept. Results name it, so no other is taken in its place. */
export const shippedTable: TableSource = {
  digest: "ec5c4f780d3c18454c1901cffc61ab1c76454665718e25ad286e082caf17ec5e",
  read() {
    shipped ??= readTable(shippedTableFile)
      .then((table) => expectTable(table, shippedTable.digest))
      .catch((error: unknown) => {
        shipped = undefined;
        throw error;
      });
    return shipped;
  },
};

/** Throws AppError "store.damaged" for any other table. */
export function expectTable(table: StaticTable, digest: Digest): StaticTable {
  if (table.digest === digest) return table;
  throw new AppError("store.damaged", {
    message: "The table of the static embedder is not the one that this version of soundings was made with.",
    hint: "Install soundings again, so that program and table come from one package.",
  });
}

/** Throws AppError "store.damaged" for a file that is not there or is no whole table. */
export async function readTable(file: URL): Promise<StaticTable> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new AppError("store.damaged", {
      message: "The table of the static embedder cannot be read from the package.",
      hint: "Install soundings again.",
      cause,
    });
  }
  return decodeTable(bytes);
}
