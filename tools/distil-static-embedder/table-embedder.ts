import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { staticEmbedder } from "../../src/adapters/embedders/static/static-embedder.ts";
import { decodeTable } from "../../src/adapters/embedders/static/static-table.ts";
import { corpusWordWeights } from "../../src/adapters/embedders/static/word-weights.ts";

export interface TableEmbedderSettings {
  /** A table's file, and what its digest must be: settings are part of a result's key, a file's content is not. */
  table: string;
  digest: string;
  /** A folder of Markdown or text whose words weigh by how rare they are in it. */
  corpus?: string;
}

/** The static embedder with a table of one's own, as a part for `embed.embedder: { file, settings }`. */
export default async function tableEmbedder({ table, digest, corpus }: TableEmbedderSettings) {
  const decoded = decodeTable(readFileSync(table));
  if (decoded.digest !== digest) throw new Error(`${table} has another digest than the settings say.`);
  const { signal } = new AbortController();
  const weights =
    corpus === undefined ? {} : { weights: await corpusWordWeights(piecesOf(corpus), decoded, signal) };
  return { ...staticEmbedder({ readTable: async () => decoded, ...weights }), version: digest.slice(0, 12) };
}

/** About as long as chunks are by default. */
function piecesOf(corpus: string): string[] {
  return readdirSync(corpus)
    .sort()
    .flatMap((name) => readFileSync(path.join(corpus, name), "utf8").match(/[\s\S]{1,500}/g) ?? []);
}
