import { readFile } from "node:fs/promises";
import { AppError } from "../../../contracts/app-error.ts";
import { decodeTable, type StaticTable } from "./static-table.ts";

export const shippedTableFile = new URL("static-2.table", import.meta.url);

let shipped: Promise<StaticTable> | undefined;

/** The table of the package, read when first asked for and kept. */
export function shippedTable(): Promise<StaticTable> {
  shipped ??= readTable(shippedTableFile).catch((error: unknown) => {
    shipped = undefined;
    throw error;
  });
  return shipped;
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
