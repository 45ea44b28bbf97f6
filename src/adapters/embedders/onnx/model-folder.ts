import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { messageOf } from "../../../contracts/app-error.ts";
import type { Digest } from "../../../contracts/digest.ts";
import type { OnnxReference } from "../../../contracts/pipeline.ts";
import { modelFault } from "./model-fault.ts";
import { readModelFile } from "./read-model-file.ts";

/** A folder as model hubs lay it out, read but for the weights. */
export interface ModelFolder {
  /** As the configuration names it: for messages. */
  name: string;
  /** Absolute. */
  model: string;
  /** Of the weights, those in files beside the model included. */
  modelDigest: Digest;
  /**
   * Whether the model scales its activations while it runs, over all that is in a batch. Then a text's vector would depend on
   * what else is embedded with it.
   */
  scalesAtRun: boolean;
  /** Content of a JSON file of the folder; undefined where there is none. */
  json(file: string): Promise<unknown>;
  text(file: string): Promise<string | undefined>;
}

const weightsOf: Record<OnnxReference["quantize"], readonly string[]> = {
  none: ["model.onnx"],
  int8: ["model_int8.onnx", "model_quantized.onnx"],
};

/** Throws AppError "config.invalid" where the folder holds no such model. */
export async function openModelFolder(
  folder: string,
  { onnx: name, quantize }: Pick<OnnxReference, "onnx" | "quantize">,
): Promise<ModelFolder> {
  const model = await findModel(folder, name, quantize);
  async function text(file: string): Promise<string | undefined> {
    try {
      return await readFile(path.join(folder, file), "utf8");
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw modelFault(`${name}/${file} cannot be read: ${messageOf(cause)}.`, undefined, cause);
    }
  }
  return {
    name,
    model,
    ...(await weighed(model, `${name}/${path.relative(folder, model)}`)),
    text,
    async json(file) {
      const content = await text(file);
      if (content === undefined) return undefined;
      try {
        return JSON.parse(content) as unknown;
      } catch (cause) {
        throw modelFault(`${name}/${file} is not JSON: it may be cut short.`, "Fetch it again.", cause);
      }
    },
  };
}

/** The fields of a JSON file that `shape` names; undefined where there is no such file. */
export async function readFields<Shape extends z.ZodType>(
  { json, name }: ModelFolder,
  file: string,
  shape: Shape,
): Promise<z.infer<Shape> | undefined> {
  const content = await json(file);
  if (content === undefined) return undefined;
  const parsed = shape.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw modelFault(
    `${name}/${file} is not what models have there: ${issue?.path.join(".")}: ${issue?.message}.`,
  );
}

async function findModel(folder: string, name: string, quantize: OnnxReference["quantize"]): Promise<string> {
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw modelFault(
      `${name} is not a folder.`,
      "Name the folder that holds model.onnx; it is looked for beside soundings.yaml.",
    );
  const wanted = weightsOf[quantize].flatMap((file) => [file, `onnx/${file}`]);
  for (const file of wanted) {
    const found = await stat(path.join(folder, file)).catch(() => undefined);
    if (found?.isFile() === true) return path.join(folder, file);
  }
  const hint =
    quantize === "int8"
      ? `Make one with: python tools/quantise-onnx/quantise.py ${name}`
      : "docs/embedders.md says what a model folder holds.";
  throw modelFault(`${name} holds no ${wanted.join(" or ")}.`, hint);
}

/** Large models keep their weights in files beside them: those the model names, and those named after it. */
async function weighed(
  model: string,
  shown: string,
): Promise<Pick<ModelFolder, "modelDigest" | "scalesAtRun">> {
  const folder = path.dirname(model);
  const stem = path.basename(model);
  const hash = createHash("sha256");
  const faulty = (file: string) => (cause: unknown) => {
    throw modelFault(`${path.dirname(shown)}/${file} cannot be read: ${messageOf(cause)}.`, undefined, cause);
  };
  const facts = await readModelFile(model, (bytes) => hash.update(bytes)).catch(faulty(stem));
  const entries = await readdir(folder, { withFileTypes: true });
  const besides = entries.filter(
    (entry) => entry.isFile() && (entry.name.startsWith(`${stem}_`) || entry.name.startsWith(`${stem}.`)),
  );
  for (const file of facts.externalFiles) await refuseMissing(folder, file, shown);
  const files = new Set([...besides.map((entry) => entry.name), ...facts.externalFiles.map(path.normalize)]);
  for (const file of [...files].sort()) {
    await readModelFile(path.join(folder, file), (bytes) => hash.update(bytes)).catch(faulty(file));
  }
  return { modelDigest: hash.digest("hex"), scalesAtRun: facts.scalesAtRun };
}

async function refuseMissing(folder: string, file: string, model: string): Promise<void> {
  const place = path.resolve(folder, file);
  if (!place.startsWith(folder + path.sep)) {
    throw modelFault(
      `${model} keeps weights in ${file}, outside its folder.`,
      "Export the model again with its weights beside it.",
    );
  }
  const found = await stat(place).catch(() => undefined);
  if (found?.isFile() === true) return;
  throw modelFault(
    `${model} keeps weights in ${file}, and there is no such file beside it.`,
    "Fetch that file too, and put it into the folder of the model.",
  );
}
