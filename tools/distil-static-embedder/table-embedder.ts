import { readFileSync } from "node:fs";
import { staticEmbedder } from "../../src/adapters/embedders/static/static-embedder.ts";
import { decodeTable } from "../../src/adapters/embedders/static/static-table.ts";

/** The static embedder with a table that is not shipped, as a part of one's own: `{ file, settings: { table, digest } }`. */
export default function tableEmbedder({ table, digest }: { table: string; digest: string }) {
  const decoded = decodeTable(readFileSync(table));
  if (decoded.digest !== digest) throw new Error(`${table} has another digest than the settings say.`);
  return { ...staticEmbedder({ readTable: async () => decoded }), id: `static-${digest.slice(0, 12)}` };
}
