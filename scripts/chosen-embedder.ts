import path from "node:path";
import { systemClock } from "../src/adapters/clock/system-clock.ts";
import { httpEgress } from "../src/adapters/egress/http-egress.ts";
import { memoryLedger } from "../src/adapters/egress/memory-ledger.ts";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { openOnnxEmbedder } from "../src/adapters/embedders/onnx/onnx-embedder.ts";
import { staticEmbedder } from "../src/adapters/embedders/static/static-embedder.ts";
import { openPlugin } from "../src/adapters/plugins/open-plugin.ts";
import { sha256 } from "../src/adapters/shared/sha256.ts";
import { EmbedSettings } from "../src/contracts/pipeline.ts";
import type { Embedder } from "../src/ports/embedder.ts";

/** The value of `embed.embedder` that an argument names: one of ours, or a model or a part of one's own as JSON. */
export function embedderSetting(argument: string): (typeof EmbedSettings)["_output"]["embedder"] {
  const value: unknown = argument.startsWith("{") ? JSON.parse(argument) : argument;
  return EmbedSettings.parse({ embedder: value }).embedder;
}

/** The embedder itself. Whoever asked closes it. */
export async function chosenEmbedder(argument: string): Promise<{ part: Embedder; close(): Promise<void> }> {
  const setting = embedderSetting(argument);
  if (setting === "hashing") return { part: hashingEmbedder({ dimensions: 256 }), close: async () => {} };
  if (setting === "static") return { part: staticEmbedder(), close: async () => {} };
  if (typeof setting === "string" || "model" in setting)
    throw new Error(`There is no embedder to measure in ${argument}.`);
  if ("onnx" in setting) {
    return openOnnxEmbedder(setting, {
      folder: path.resolve(setting.onnx),
      runtimeFolders: [path.resolve(".")],
    });
  }
  return openPlugin("embedder", setting, {
    folder: path.resolve("."),
    egress: httpEgress({ allowedOrigins: [], ledger: memoryLedger(), clock: systemClock }),
    digestOf: sha256,
    signal: new AbortController().signal,
  });
}
