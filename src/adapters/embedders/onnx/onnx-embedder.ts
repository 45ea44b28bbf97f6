import { throwIfAborted } from "../../../contracts/abort.ts";
import type { Json } from "../../../contracts/json.ts";
import type { OnnxReference } from "../../../contracts/pipeline.ts";
import { sha256 } from "../../shared/sha256.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { batchesByLength } from "./batches.ts";
import { type Encoder, threadEncoder } from "./encoder.ts";
import { modelFault } from "./model-fault.ts";
import { openModelFolder, type ModelFolder } from "./model-folder.ts";
import { type ModelSettings, readModelSettings, readTokenizer } from "./model-settings.ts";
import { findRuntime } from "./runtime-package.ts";
import type { Tokenizer } from "./wordpiece/wordpiece-tokenizer.ts";

/** Raised where the same files would give other vectors. */
const version = "1";

export interface OpenedOnnxEmbedder {
  part: Embedder;
  /** For stage keys: files by digest, settings, the runtime's name and version. No path. */
  identity: Json;
  close(): Promise<void>;
}

export interface OnnxSurroundings {
  /** Absolute: the one that the configuration names. */
  folder: string;
  /** Where else than beside Soundings the runtime may be installed. */
  runtimeFolders: readonly string[];
}

/**
 * A local model: a folder with weights in ONNX form, a WordPiece tokenizer and their configuration. Its files are read and
 * checked now; the runtime and the weights are loaded when the first text is embedded.
 */
export async function openOnnxEmbedder(
  chosen: OnnxReference,
  { folder, runtimeFolders }: OnnxSurroundings,
): Promise<OpenedOnnxEmbedder> {
  const model = await openModelFolder(folder, chosen);
  const [settings, tokenizer] = [await readModelSettings(model, chosen), await readTokenizer(model)];
  const runtime = findRuntime([import.meta.dirname, ...runtimeFolders]);
  const { dimensions, ...use } = settings;
  const identity = {
    model: model.modelDigest,
    tokenizer: sha256((await model.text("tokenizer.json")) ?? (await model.text("vocab.txt")) ?? ""),
    tokenizerConfig: sha256((await model.text("tokenizer_config.json")) ?? ""),
    runtime: `${runtime.name} ${runtime.version}`,
    ...use,
  };
  const encoder = threadEncoder(model, runtime);
  const part = onnxEmbedder({
    id: `onnx-${sha256(JSON.stringify(identity)).slice(0, 12)}-${dimensions}`,
    model,
    settings,
    tokenizer,
    encoder,
    batch: chosen.batch,
  });
  return { part, identity, close: () => encoder.close() };
}

export interface OnnxEmbedderParts {
  id: string;
  model: Pick<ModelFolder, "name" | "scalesAtRun">;
  settings: ModelSettings;
  tokenizer: Tokenizer;
  encoder: Encoder;
  batch: number;
}

/**
 * Texts without a token that the vocabulary knows give zero rows. A text's vector does not depend on its batch: padding is
 * masked, and a model that scales its activations while it runs is given one text at a time.
 */
export function onnxEmbedder({
  id,
  model,
  settings,
  tokenizer,
  encoder,
  batch,
}: OnnxEmbedderParts): Embedder {
  const { dimensions, pooling, maxTokens } = settings;
  return {
    id,
    version,
    dimensions,
    async embed(texts, { kind, signal }) {
      throwIfAborted(signal);
      const prefix = kind === "query" ? settings.queryPrefix : settings.passagePrefix;
      const rows = new Float32Array(texts.length * dimensions);
      const known = [...texts.keys()].filter((at) => tokenizer.knows(texts[at] as string, maxTokens));
      const encoded = known.map((at) => tokenizer.encode(prefix + (texts[at] as string), maxTokens));
      const lengths = encoded.map(({ length }) => length);
      for (const places of batchesByLength(lengths, model.scalesAtRun ? 1 : batch)) {
        const request = {
          tokens: joined(places.map((place) => encoded[place] as Int32Array)),
          lengths: places.map((place) => lengths[place] as number),
          pooling,
        };
        const vectors = await encoder.encode(request, signal);
        if (vectors.length !== places.length * dimensions) {
          throw modelFault(
            `The model of ${model.name} gives vectors of ${vectors.length / places.length} numbers; its config.json says ${dimensions}.`,
            "Take config.json and the model from the same place.",
          );
        }
        for (const [index, place] of places.entries()) {
          const row = known[place] as number;
          const vector = vectors.subarray(index * dimensions, (index + 1) * dimensions);
          writeUnit(vector, rows.subarray(row * dimensions, (row + 1) * dimensions), model.name);
        }
      }
      return rows;
    },
  };
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function writeUnit(vector: Float32Array, row: Float32Array, name: string): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  // A model that overflowed gives NaN, and a zero vector has no direction: neither may reach an index unsaid.
  if (!(squares > 0) || !Number.isFinite(squares)) {
    throw modelFault(
      `The model of ${name} gave a vector without direction for a text.`,
      "Its weights may be damaged: fetch them again.",
    );
  }
  const scale = 1 / Math.sqrt(squares);
  for (let axis = 0; axis < vector.length; axis++) row[axis] = (vector[axis] as number) * scale;
}
