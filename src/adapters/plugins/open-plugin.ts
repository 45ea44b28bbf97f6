import * as z from "zod";
import type { Json } from "../../contracts/json.ts";
import type { PluginReference } from "../../contracts/pipeline.ts";
import type { Answerer } from "../../ports/answerer.ts";
import type { Chunker } from "../../ports/chunker.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Egress } from "../../ports/egress.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Metric } from "../../ports/metric.ts";
import { asAnswerer } from "./as-answerer.ts";
import { asChunker } from "./as-chunker.ts";
import { asEmbedder } from "./as-embedder.ts";
import { asMetric } from "./as-metric.ts";
import { commandPlugin } from "./command-plugin.ts";
import { fileAnswerer, fileChunker, fileEmbedder, fileMetric } from "./file-parts.ts";
import { loadFilePlugin, type LoadedFile } from "./file-plugin.ts";
import { httpPlugin } from "./http-plugin.ts";
import { readResult } from "./plugin-fault.ts";
import { pluginIdentity } from "./plugin-identity.ts";
import type { PluginTransport } from "./plugin-transport.ts";
import { Description, pluginProtocol, type DescribeRequest, type PluginKind } from "./plugin-wire.ts";

export interface PluginParts {
  chunker: Chunker;
  embedder: Embedder;
  answerer: Answerer;
  metric: Metric;
}

export interface PluginSurroundings {
  /** The configuration's: paths are relative to it, commands run in it. */
  folder: string;
  egress: Egress;
  digestOf: DigestOf;
  signal: AbortSignal;
}

export interface OpenedPlugin<Part> {
  part: Part;
  /** For stage keys. */
  identity: Json;
  close(): Promise<void>;
}

const fromFile: { [Kind in PluginKind]: (loaded: LoadedFile) => PluginParts[Kind] } = {
  chunker: fileChunker,
  embedder: fileEmbedder,
  answerer: fileAnswerer,
  metric: fileMetric,
};

const fromTransport: {
  [Kind in PluginKind]: (plugin: PluginTransport, description: Description) => PluginParts[Kind];
} = { chunker: asChunker, embedder: asEmbedder, answerer: asAnswerer, metric: asMetric };

/**
 * Loads, starts or greets a person's own part. A command or address may be given `timeoutSeconds` in its settings: how long
 * one reply may take, 60 where absent.
 */
export async function openPlugin<Kind extends PluginKind>(
  kind: Kind,
  reference: PluginReference,
  { folder, egress, digestOf, signal }: PluginSurroundings,
): Promise<OpenedPlugin<PluginParts[Kind]>> {
  const { settings, version } = reference;
  const identity = await pluginIdentity(reference, folder, digestOf);
  if ("file" in reference) {
    const loaded = await loadFilePlugin(kind, { file: reference.file, folder, settings });
    const description = withDeclaredVersion(loaded.description, version);
    return { part: fromFile[kind]({ ...loaded, description }), identity, close: async () => {} };
  }
  const describe: DescribeRequest = { kind: "describe", protocol: pluginProtocol, as: kind, settings };
  const timeoutMs = timeoutOf(settings);
  const plugin =
    "command" in reference
      ? commandPlugin({ command: reference.command, folder, describe, timeoutMs })
      : httpPlugin({ url: reference.url, egress, describe, timeoutMs });
  try {
    const description = readResult(plugin.name, "describe", Description, await plugin.describe(signal));
    const part = fromTransport[kind](plugin, withDeclaredVersion(description, version));
    return { part, identity, close: () => plugin.close() };
  } catch (error) {
    await plugin.close();
    throw error;
  }
}

/** The plugin's own version, and the one declared in the configuration where that was raised. */
function withDeclaredVersion(description: Description, declared: string): Description {
  if (declared === "1" || declared === description.version) return description;
  return { ...description, version: `${description.version}+${declared.replaceAll(/\s+/g, "-")}` };
}

function timeoutOf(settings: Json): number {
  const given = z.object({ timeoutSeconds: z.number().positive() }).safeParse(settings);
  return 1000 * (given.data?.timeoutSeconds ?? 60);
}
