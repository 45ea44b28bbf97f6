import type { Table } from "@lancedb/lancedb";
import { AppError } from "../../../contracts/app-error.ts";
import type { VectorIndex } from "../../../ports/vector-index.ts";
import { throwIfAborted, untilAborted } from "../../../contracts/abort.ts";
import { scannedIndex } from "../../shared/vector-scan/scanned-index.ts";
import { descriptionOf, type IndexDescription } from "./index-description.ts";
import { loadLancedb } from "./load-lancedb.ts";
import { nearestRows, type NearestSettings } from "./nearest-rows.ts";
import { readRows } from "./read-rows.ts";

/**
 * The index of a table: exact ones are read whole into memory, others are searched where they lie. Undefined where the table is
 * missing or is not what was written.
 */
export async function openTable(
  folder: string,
  name: string,
  settings: NearestSettings,
): Promise<VectorIndex | undefined> {
  const { lancedb } = await loadLancedb();
  const connection = await lancedb.connect(folder);
  let table: Table | undefined;
  try {
    table = await connection.openTable(name);
    const description = descriptionOf(await table.schema());
    if (description.exact) {
      const rows = await readRows(table, description);
      table.close();
      return scannedIndex(rows);
    }
    if ((await table.countRows()) !== description.stored) throw new Error("it has lost rows.");
    return searchedTable(table, description, settings);
  } catch {
    table?.close();
    return undefined;
  } finally {
    connection.close();
  }
}

function searchedTable(table: Table, description: IndexDescription, settings: NearestSettings): VectorIndex {
  const { dimensions, count, exact } = description;
  return {
    count,
    exact,
    async nearest(query, { topK, groups, signal }) {
      throwIfAborted(signal);
      if (query.length !== dimensions) {
        throw new AppError("internal", {
          message: `A query of ${query.length} numbers was put to an index of ${dimensions} dimensions.`,
        });
      }
      const options = groups === undefined ? { topK } : { topK, groups };
      return untilAborted(nearestRows(table, description, query, options, settings), signal);
    },
    async close() {
      table.close();
    },
  };
}
