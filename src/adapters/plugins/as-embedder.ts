import type { Embedder } from "../../ports/embedder.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { writeUnitRow } from "./check-results.ts";
import { pluginFault, readResult } from "./plugin-fault.ts";
import type { PluginTransport } from "./plugin-transport.ts";
import { EmbedResult, type Description } from "./plugin-wire.ts";

const textsPerRequest = 64;

/** An embedder that asks a plugin, several batches at a time. */
export function asEmbedder(plugin: PluginTransport, { id, version, dimensions }: Description): Embedder {
  if (dimensions === undefined) {
    throw pluginFault(plugin.name, "gave a wrong answer to describe: an embedder must say its dimensions.");
  }
  return {
    id,
    version,
    dimensions,
    async embed(texts, { kind, signal }) {
      throwIfAborted(signal);
      const rows = new Float32Array(texts.length * dimensions);
      const stop = new AbortController();
      const untilFault = AbortSignal.any([signal, stop.signal]);
      const embedFrom = async (first: number): Promise<void> => {
        const batch = texts.slice(first, first + textsPerRequest);
        const reply = await plugin.call({ kind: "embed", as: kind, texts: batch }, untilFault);
        const vectors = readResult(plugin.name, "embed", EmbedResult, reply);
        if (vectors.length !== batch.length) {
          throw pluginFault(plugin.name, `gave ${vectors.length} vectors for ${batch.length} texts.`);
        }
        vectors.forEach((vector, at) => {
          const row = first + at;
          writeUnitRow(plugin.name, vector, rows.subarray(row * dimensions, (row + 1) * dimensions));
        });
      };
      const starts = Array.from(
        { length: Math.ceil(texts.length / textsPerRequest) },
        (_, at) => at * textsPerRequest,
      );
      try {
        await Promise.all(starts.map(embedFrom));
      } finally {
        stop.abort();
      }
      return rows;
    },
  };
}
