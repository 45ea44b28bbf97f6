import { symlinkSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { OnnxReference } from "../../../contracts/pipeline.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import {
  letters,
  type MadeFiles,
  smallModel,
  tokenizerFile,
  writeFiles,
} from "../../../../test/fixtures/model-folder.ts";
import { openModelFolder } from "./model-folder.ts";
import { readModelSettings } from "./model-settings.ts";
import { openOnnxEmbedder } from "./onnx-embedder.ts";

function folderWith(changes: MadeFiles, leaveOut: readonly string[] = []): string {
  const folder = temporaryFolder();
  const files = Object.entries({ ...smallModel(), ...changes }).filter(([file]) => !leaveOut.includes(file));
  writeFiles(folder, Object.fromEntries(files));
  return folder;
}

const open = (folder: string, changes: object = {}) =>
  openOnnxEmbedder(OnnxReference.parse({ onnx: "models/small", ...changes }), { folder, runtimeFolders: [] });

async function settingsOf(folder: string, changes: object = {}) {
  const chosen = OnnxReference.parse({ onnx: "models/small", ...changes });
  return readModelSettings(await openModelFolder(folder, chosen), chosen);
}

test("reads pooling, length and prefixes from the folder's own files", async () => {
  const folder = folderWith({
    "config_sentence_transformers.json": { prompts: { query: "query: ", document: "passage: " } },
  });
  expect(await settingsOf(folder)).toEqual({
    dimensions: 8,
    pooling: "mean",
    maxTokens: 32,
    queryPrefix: "query: ",
    passagePrefix: "passage: ",
  });
});

test("the configuration has the last word", async () => {
  const chosen = { pooling: "cls", maxTokens: 16, queryPrefix: "q: ", passagePrefix: "" };
  expect(await settingsOf(folderWith({}), chosen)).toEqual({ dimensions: 8, ...chosen });
});

test("without its own files a model reads as much as its positions allow, once pooling is said", async () => {
  const folder = folderWith({}, ["1_Pooling/config.json", "modules.json", "sentence_bert_config.json"]);
  expect(await settingsOf(folder, { pooling: "mean" })).toEqual({
    dimensions: 8,
    pooling: "mean",
    maxTokens: 48,
    queryPrefix: "",
    passagePrefix: "",
  });
});

test("the digest of the weights is that of every file they lie in", async () => {
  const chosen = OnnxReference.parse({ onnx: "models/small" });
  const digest = async (changes: MadeFiles) =>
    (await openModelFolder(folderWith(changes), chosen)).modelDigest;
  const plain = await digest({});
  expect(await digest({ "notes.txt": "other" })).toBe(plain);
  expect(await digest({ "model.onnx_data": "weights" })).not.toBe(plain);
  const named = { "model.onnx": modelNaming("weights.bin") };
  expect(await digest({ ...named, "weights.bin": "some" })).not.toBe(
    await digest({ ...named, "weights.bin": "other" }),
  );
});

/** The end of a model, as far as it is read here: one tensor whose weights lie in that file. */
function modelNaming(file: string, before = 0): Uint8Array {
  const entry = Buffer.from(`\n\u0008location\u0012${String.fromCharCode(file.length)}${file}`, "latin1");
  return Buffer.concat([Buffer.alloc(before), entry, Buffer.alloc(9)]);
}

test.each([0, (1 << 20) - 5, (1 << 20) - 15, 1 << 20])(
  "a model whose weights lie in a file that is not there, or elsewhere, is refused (%i)",
  async (before) => {
    await expect(
      open(folderWith({ "model.onnx": modelNaming("weights.bin", before) })),
    ).rejects.toMatchObject({
      code: "config.invalid",
      message: "models/small/model.onnx keeps weights in weights.bin, and there is no such file beside it.",
    });
    await expect(open(folderWith({ "model.onnx": modelNaming("../w.bin", before) }))).rejects.toMatchObject({
      code: "config.invalid",
      message: "models/small/model.onnx keeps weights in ../w.bin, outside its folder.",
    });
  },
);

test("folders and dangling links beside the model are no weights of it", async () => {
  const folder = folderWith({ "model.onnx.old/readme.txt": "older" });
  symlinkSync(path.join(folder, "nowhere"), path.join(folder, "model.onnx_data"));
  const chosen = OnnxReference.parse({ onnx: "models/small" });
  const { modelDigest } = await openModelFolder(folder, chosen);
  expect(modelDigest).toBe((await openModelFolder(folderWith({}), chosen)).modelDigest);
});

test.each(["DynamicQuantizeLinear", "DynamicQuantizeLSTM", "DynamicQuantizeMatMul"])(
  "a model with %s scales its activations while it runs",
  async (operator) => {
    const folder = folderWith({ "model.onnx": Buffer.from(`..${operator}..`) });
    expect((await openModelFolder(folder, OnnxReference.parse({ onnx: "models/small" }))).scalesAtRun).toBe(
      true,
    );
  },
);

test("sees that a model scales its activations while it runs, wherever in the file that stands", async () => {
  const chosen = OnnxReference.parse({ onnx: "models/small" });
  const scales = async (before: number) => {
    const model = Buffer.concat([
      Buffer.alloc(before),
      Buffer.from("DynamicQuantizeLinear"),
      Buffer.alloc(99),
    ]);
    return (await openModelFolder(folderWith({ "model.onnx": model }), chosen)).scalesAtRun;
  };
  const boundary = 1 << 20;
  expect(await Promise.all([0, boundary - 1, boundary - 10, boundary - 20, boundary].map(scales))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect((await openModelFolder(folderWith({}), chosen)).scalesAtRun).toBe(false);
});

const otherTokenizer = tokenizerFile([...letters, ...Array.from({ length: 9 }, (_, at) => `word${at}`)]);

test.each<[string, MadeFiles, string[], object, string]>([
  ["no model", {}, ["model.onnx"], {}, "models/small holds no model.onnx or onnx/model.onnx."],
  [
    "no int8 model",
    {},
    [],
    { quantize: "int8" },
    "models/small holds no model_int8.onnx or onnx/model_int8.onnx or model_quantized.onnx or onnx/model_quantized.onnx.",
  ],
  ["no config.json", {}, ["config.json"], {}, "models/small holds no config.json."],
  [
    "a config.json cut short",
    { "config.json": '{"hidden_size": 3' },
    [],
    {},
    "models/small/config.json is not JSON: it may be cut short.",
  ],
  [
    "another config.json",
    { "config.json": { hidden_size: 8 } },
    [],
    {},
    "models/small/config.json is not what models have there: vocab_size: Invalid input: expected number, received undefined.",
  ],
  [
    "a config.json without dimensions",
    { "config.json": { vocab_size: letters.length } },
    [],
    {},
    "models/small/config.json does not say hidden_size.",
  ],
  ["no tokenizer", {}, ["tokenizer.json"], {}, "models/small holds neither tokenizer.json nor vocab.txt."],
  [
    "the tokenizer of another model",
    { "tokenizer.json": otherTokenizer },
    [],
    {},
    `The tokenizer of models/small has ${letters.length + 9} tokens and the model ${letters.length}: they do not belong together.`,
  ],
  [
    "a tokenizer far too small",
    { "config.json": { hidden_size: 8, vocab_size: 30_522 } },
    [],
    {},
    `The tokenizer of models/small has ${letters.length} tokens and the model 30522: they do not belong together.`,
  ],
  [
    "no word on pooling",
    {},
    ["1_Pooling/config.json"],
    {},
    "models/small does not say how its vectors are pooled.",
  ],
  [
    "another pooling",
    { "1_Pooling/config.json": { pooling_mode_max_tokens: true } },
    [],
    {},
    "models/small pools its vectors by max_tokens, which Soundings does not.",
  ],
  [
    "a layer after pooling",
    { "modules.json": [{ type: "sentence_transformers.models.Dense" }] },
    [],
    {},
    "models/small has a further layer after the model, Dense, which Soundings does not run.",
  ],
  [
    "more tokens than the model reads",
    {},
    [],
    { maxTokens: 64 },
    "embed.embedder.maxTokens is 64, but models/small reads at most 48 tokens.",
  ],
])("refuses %s in one sentence", async (_, changes, leaveOut, chosen, message) => {
  await expect(open(folderWith(changes, leaveOut), chosen)).rejects.toMatchObject({
    code: "config.invalid",
    message,
  });
});

test("refuses a path that is no folder", async () => {
  await expect(open(path.join(temporaryFolder(), "missing"))).rejects.toMatchObject({
    code: "config.invalid",
    message: "models/small is not a folder.",
  });
});
