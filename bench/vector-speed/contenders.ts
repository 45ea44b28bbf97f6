import { type IvfFlatOptions, connect, Index } from "../../node_modules/@lancedb/lancedb/dist/index.js";
import { buildTable } from "../../src/adapters/indexes/lancedb/build-table.ts";
import { descriptionOf } from "../../src/adapters/indexes/lancedb/index-description.ts";
import { loadLancedb } from "../../src/adapters/indexes/lancedb/load-lancedb.ts";
import { nearestRows } from "../../src/adapters/indexes/lancedb/nearest-rows.ts";
import { lancedbVectorIndexStore } from "../../src/adapters/indexes/lancedb/vector-index.ts";
import { memoryVectorIndexStore } from "../../src/adapters/indexes/memory/vector-index.ts";
import type { VectorIndexStore, VectorRows } from "../../src/ports/vector-index.ts";
import type { Search } from "./measure-contender.ts";

interface VectorContender {
  build(folder: string, rows: VectorRows): Promise<void>;
  open(folder: string): Promise<Search>;
}

const { signal } = new AbortController();

function storeContender(make: (folder: string) => VectorIndexStore): VectorContender {
  let store: VectorIndexStore | undefined;
  return {
    async build(folder, rows) {
      store = make(folder);
      await store.build("x", rows, signal);
    },
    async open() {
      const index = await store?.open("x");
      if (index === undefined) throw new Error("The index just built cannot be opened.");
      return async (query, topK) => (await index.nearest(query, { topK, signal })).map(({ row }) => row);
    },
  };
}

/** What LanceDB's own exact search takes, rescored and with ties in order. */
const lancedbFlat: VectorContender = {
  async build(folder, rows) {
    await buildTable(await loadLancedb(), folder, "x", rows, Infinity, signal);
  },
  async open(folder) {
    const table = await (await connect(folder)).openTable("x");
    const description = descriptionOf((await table.schema()) as never);
    return async (query, topK) =>
      (await nearestRows(table as never, description, query, { topK }, { flatUpTo: Infinity })).map(
        ({ row }) => row,
      );
  },
};

/** One of LanceDB's indexes as it comes, its candidates refined by their float32 vectors. */
function rawContender(
  config: Index,
  settings: { ef?: number; nprobes?: number; refineFactor: number },
): VectorContender {
  return {
    async build(folder, rows) {
      await lancedbFlat.build(folder, rows);
      const table = await (await connect(folder)).openTable("x");
      await table.createIndex("vector", { config });
      table.close();
    },
    async open(folder) {
      const table = await (await connect(folder)).openTable("x");
      return async (query, topK) => {
        const search = table
          .query()
          .nearestTo(query)
          .distanceType("cosine")
          .select(["row", "_distance"])
          .limit(topK);
        search.refineFactor(settings.refineFactor);
        if (settings.ef !== undefined) search.ef(settings.ef + 4 * topK);
        if (settings.nprobes !== undefined) search.nprobes(settings.nprobes);
        const { batches } = await search.toArrow();
        return batches.flatMap((batch) => [...(batch.getChild("row")?.toArray() as Uint32Array)]);
      };
    },
  };
}

const ivf: Partial<IvfFlatOptions> = {
  distanceType: "cosine",
  numPartitions: 128,
  sampleRate: 32,
  maxIterations: 20,
};

export const contenders = {
  memory: storeContender(memoryVectorIndexStore),
  lancedb: storeContender((folder) => lancedbVectorIndexStore({ folder })),
  "lancedb-hnsw": storeContender((folder) => lancedbVectorIndexStore({ folder, exactUpTo: 0 })),
  "lancedb-flat": lancedbFlat,
  "raw-hnsw-small": rawContender(
    Index.hnswSq({ distanceType: "cosine", numPartitions: 1, m: 12, efConstruction: 80 }),
    { ef: 300, refineFactor: 3 },
  ),
  "raw-ivf-flat": rawContender(Index.ivfFlat(ivf), { nprobes: 32, refineFactor: 1 }),
  "raw-ivf-rq": rawContender(Index.ivfRq({ ...ivf, numBits: 1 }), { nprobes: 32, refineFactor: 10 }),
  "raw-ivf-pq": rawContender(Index.ivfPq({ ...ivf, numSubVectors: 64 }), { nprobes: 32, refineFactor: 5 }),
} satisfies Record<string, VectorContender>;
