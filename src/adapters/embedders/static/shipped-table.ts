import { readFile } from "node:fs/promises";
import { AppError } from "../../../contracts/app-error.ts";
import { decodeTable, type StaticTable } from "./static-table.ts";

let shipped: Promise<StaticTable> | undefined;

/** The table of the package, read when first asked for and kept. */
export function shippedTable(): Promise<StaticTable> {
  shipped ??= readTable().catch((error: unknown) => {
    shipped = undefined;
    throw error;
  });
  return shipped;
}

async function readTable(): Promise<StaticTable> {
  const file = new URL("static-2.table", import.meta.url);
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
