import type { Chunker } from "../../ports/chunker.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { checkedSpans } from "./check-results.ts";
import { readResult } from "./plugin-fault.ts";
import type { PluginTransport } from "./plugin-transport.ts";
import { ChunkResult, type Description } from "./plugin-wire.ts";

/** A chunker that asks a plugin for the spans of each document that has text. */
export function asChunker(plugin: PluginTransport, { id, version }: Description): Chunker {
  return {
    id,
    version,
    async chunk(document, signal) {
      throwIfAborted(signal);
      if (document.regions.every(({ start, end }) => document.text.slice(start, end).trim() === ""))
        return [];
      const reply = await plugin.call({ kind: "chunk", document }, signal);
      return checkedSpans(plugin.name, readResult(plugin.name, "chunk", ChunkResult, reply), document);
    },
  };
}
