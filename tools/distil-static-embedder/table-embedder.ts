import { readFileSync } from "node:fs";
import { staticEmbedder } from "../../src/adapters/embedders/static/static-embedder.ts";
import { decodeTable } from "../../src/adapters/embedders/static/static-table.ts";

export interface TableEmbedderSettings {
  /** A table's file, and what its digest must be: settings are part of a result's key, a file's content is not. */
  table: string;
  digest: string;
}

/** The static embedder with a table of one's own, as a part for `embed.embedder: { file, settings }`. */
export default async function tableEmbedder({ table, digest }: TableEmbedderSettings) {
  const decoded = decodeTable(readFileSync(table));
  if (decoded.digest !== digest) throw new Error(`${table} has another digest than the settings say.`);
  return { ...staticEmbedder({ readTable: async () => decoded }), version: digest.slice(0, 12) };
}
