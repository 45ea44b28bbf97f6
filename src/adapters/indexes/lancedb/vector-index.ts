import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import type { VectorIndex, VectorIndexStore, VectorRows } from "../../../ports/vector-index.ts";
import { throwIfAborted, untilAborted } from "../../../contracts/abort.ts";
import { storeFault } from "../../shared/store-fault.ts";
import { buildTable } from "./build-table.ts";
import { loadLancedb } from "./load-lancedb.ts";
import { openTable } from "./open-table.ts";
import {
  isFolder,
  makeStagingFolder,
  publishTable,
  removeAbandoned,
  removeFolder,
  removeTable,
} from "./staging.ts";

export interface LancedbVectorIndexSettings {
  /** Folder of the database: one table a name, readable by any LanceDB client. Made when first built in. */
  folder: string;
  /**
   * Up to so many rows are held in memory and searched exactly; above, they stay on disk and search is approximate, by HNSW.
   * Where absent: 50,000, or as many as have vectors of 512 MB.
   */
  exactUpTo?: number;
}

const ending = ".lance";
const bytesInMemory = 512 * 2 ** 20;
const alwaysExactUpTo = 50_000;

/** Vector indexes in a LanceDB folder. Exact results equal the memory index's bit for bit. */
export function lancedbVectorIndexStore(settings: LancedbVectorIndexSettings): VectorIndexStore {
  const { folder } = settings;
  const flatUpTo = Math.min(settings.exactUpTo ?? Infinity, alwaysExactUpTo);
  const tableOf = (name: string): string => join(folder, checked(name) + ending);
  const open = async (name: string): Promise<VectorIndex | undefined> =>
    (await isFolder(tableOf(name))) ? openTable(folder, name, { flatUpTo }) : undefined;
  const isWhole = async (name: string): Promise<boolean> => {
    const index = await open(name);
    await index?.close();
    return index !== undefined;
  };

  return {
    kind: "lancedb",
    async build(name, rows, signal) {
      throwIfAborted(signal);
      const table = tableOf(name);
      await removeAbandoned(folder);
      if (await isWhole(name)) return;
      const packages = await loadLancedb();
      try {
        const staging = await makeStagingFolder(folder, name);
        const buildAndPublish = async (): Promise<void> => {
          try {
            await buildTable(packages, staging, name, rows, settings.exactUpTo ?? exactLimit(rows), signal);
            const place = { folder, name, table, isWhole: () => isWhole(name) };
            await publishTable(join(staging, name + ending), place);
          } finally {
            await removeFolder(staging);
          }
        };
        await untilAborted(buildAndPublish(), signal);
      } catch (error) {
        throwIfAborted(signal);
        throw storeFault(error, folder);
      }
    },
    open,
    async names() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isDirectory() && entry.name.endsWith(ending) && !entry.name.startsWith("."))
        .map((entry) => entry.name.slice(0, -ending.length))
        .sort();
    },
    async remove(name) {
      await removeTable(folder, name, tableOf(name));
    },
  };
}

function exactLimit({ dimensions }: VectorRows): number {
  return Math.max(alwaysExactUpTo, Math.floor(bytesInMemory / (4 * dimensions)));
}

function checked(name: string): string {
  if (!/^[\w-]+$/.test(name)) {
    throw new AppError("internal", {
      message: `"${name}" cannot name a vector index: letters, digits, - and _ only.`,
    });
  }
  return name;
}
