import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { messageOf } from "../../../contracts/app-error.ts";
import type { Digest } from "../../../contracts/digest.ts";
import type { OnnxReference } from "../../../contracts/pipeline.ts";
import { modelFault } from "./model-fault.ts";

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
    ...(await weighed(model)),
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

/** Large models keep their weights in files whose names begin with the model's. */
async function weighed(model: string): Promise<Pick<ModelFolder, "modelDigest" | "scalesAtRun">> {
  const folder = path.dirname(model);
  const stem = path.basename(model);
  const beside = (await readdir(folder)).filter(
    (file) => file.startsWith(`${stem}_`) || file.startsWith(`${stem}.`),
  );
  const hash = createHash("sha256");
  const sign = Buffer.from("DynamicQuantizeLinear");
  let scalesAtRun = false;
  let tail = Buffer.alloc(0);
  for (const file of [stem, ...beside.sort()]) {
    for await (const piece of createReadStream(path.join(folder, file), { highWaterMark: 1 << 20 })) {
      const bytes = piece as Buffer;
      hash.update(bytes);
      if (file !== stem) continue;
      scalesAtRun ||=
        bytes.includes(sign) || Buffer.concat([tail, bytes.subarray(0, sign.length)]).includes(sign);
      tail = Buffer.from(bytes.subarray(-sign.length));
    }
  }
  return { modelDigest: hash.digest("hex"), scalesAtRun };
}
