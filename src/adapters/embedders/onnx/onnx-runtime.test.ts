import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { onnxFile } from "../../../../scripts/onnx/onnx-file.ts";
import { OnnxReference } from "../../../contracts/pipeline.ts";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { type MadeFiles, smallModel, writeFiles } from "../../../../test/fixtures/model-folder.ts";
import { openOnnxEmbedder } from "./onnx-embedder.ts";

/**
 * With a real runtime: `SOUNDINGS_ONNX_RUNTIME` names a folder where npm installed onnxruntime-node or onnxruntime-web,
 * `SOUNDINGS_MINILM` one that `node scripts/fetch-minilm.ts` made.
 */
const runtime = process.env["SOUNDINGS_ONNX_RUNTIME"];
const minilm = process.env["SOUNDINGS_MINILM"];
const runtimeFolders = runtime === undefined ? [] : [runtime];
const signal = new AbortController().signal;

async function small(changes: MadeFiles = {}, settings: object = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...smallModel(), ...changes });
  return openOnnxEmbedder(OnnxReference.parse({ onnx: "models/small", ...settings }), {
    folder,
    runtimeFolders,
  });
}

const embed = async (changes: MadeFiles, texts: readonly string[] = ["the harbour"]) => {
  const { part, close } = await small(changes);
  try {
    return await part.embed(texts, { kind: "passage", signal });
  } finally {
    await close();
  }
};

describe.skipIf(runtime === undefined)("with an ONNX runtime", () => {
  describeEmbedder({ name: "a small model", make: async () => (await small()).part });

  test("a text has the same vector in every batch", async () => {
    const texts = Array.from({ length: 40 }, (_, at) => "harbour lies north, ".repeat(at % 7) + String(at));
    const [one, many] = [await small({}, { batch: 1 }), await small({}, { batch: 64 })];
    const options = { kind: "passage", signal } as const;
    const alone = await one.part.embed(texts, options);
    const together = await many.part.embed(texts, options);
    await Promise.all([one.close(), many.close()]);
    const differences = alone.map((value, at) => Math.abs(value - (together[at] as number)));
    expect(Math.max(...differences)).toBeLessThan(1e-6);
  });

  test("other settings and other weights are another embedder, another folder is not", async () => {
    const made = await Promise.all([
      small(),
      small(),
      small({}, { batch: 3 }),
      small({}, { pooling: "cls" }),
      small({}, { maxTokens: 16 }),
      small({}, { queryPrefix: "query: " }),
      small({ "tokenizer_config.json": { do_lower_case: false } }),
      small({ "model.onnx": Buffer.concat([smallModel()["model.onnx"] as Uint8Array, Buffer.of(0x10, 0)]) }),
    ]);
    const ids = made.map(({ part }) => part.id);
    expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 0, 3, 4, 5, 6, 7]);
  });

  test("stops at once, and can be asked again", async () => {
    const { part, close } = await small();
    const abort = new AbortController();
    const embedding = part.embed(["the harbour"], { kind: "passage", signal: abort.signal });
    abort.abort();
    await expect(embedding).rejects.toMatchObject({ code: "aborted" });
    expect(await part.embed(["the harbour"], { kind: "passage", signal })).toHaveLength(8);
    await close();
  });

  test("refuses a model cut short", async () => {
    const whole = smallModel()["model.onnx"] as Uint8Array;
    await expect(embed({ "model.onnx": whole.slice(0, whole.length >> 1) })).rejects.toMatchObject({
      code: "config.invalid",
      message: expect.stringMatching(/^The model of models\/small cannot be read: [^\n]+$/),
      hint: "Fetch it again: it may be cut short.",
    });
  });

  test("refuses a model that is no text encoder", async () => {
    const image = onnxFile({
      inputs: [{ name: "pixel_values", type: "float", dims: ["batch", 4] }],
      outputs: [{ name: "logits", type: "float", dims: ["batch", 4] }],
      nodes: [{ op: "Identity", inputs: ["pixel_values"], outputs: ["logits"] }],
      tensors: [],
    });
    await expect(embed({ "model.onnx": image })).rejects.toMatchObject({
      code: "config.invalid",
      message: "The model of models/small asks for pixel_values, which a text encoder does not.",
    });
  });

  test("says so where config.json is another model's", async () => {
    const config = smallModel()["config.json"] as object;
    await expect(embed({ "config.json": { ...config, hidden_size: 16 } })).rejects.toMatchObject({
      code: "config.invalid",
      message: "The model of models/small gives vectors of 8 numbers; its config.json says 16.",
    });
  });

  test("a text that the model cannot take is one sentence", async () => {
    const config = smallModel()["config.json"] as object;
    const longer = {
      "config.json": { ...config, max_position_embeddings: 512 },
      "sentence_bert_config.json": {},
    };
    await expect(embed(longer, ["harbour ".repeat(200)])).rejects.toMatchObject({
      code: "stage.failed",
      message: expect.stringMatching(/^The model of models\/small failed on a text: [^\n]+$/),
    });
  });
});

describe.skipIf(runtime === undefined || minilm === undefined)("with all-MiniLM-L6-v2", () => {
  const open = () =>
    openOnnxEmbedder(OnnxReference.parse({ onnx: "models/minilm" }), {
      folder: minilm ?? "",
      runtimeFolders,
    });

  describeEmbedder({ name: "all-MiniLM-L6-v2", make: async () => (await open()).part });

  test("gives the vectors of its reference for 50 texts", async () => {
    const file = path.join(import.meta.dirname, "../../../../test/vectors/minilm-vectors.json");
    const reference = JSON.parse(readFileSync(file, "utf8")) as [string, number[]][];
    const { part, close } = await open();
    const texts = reference.map(([text]) => text);
    const rows = await part.embed(texts, { kind: "passage", signal });
    await close();
    const cosines = reference.map(([, row], at) =>
      row.reduce((sum, value, axis) => sum + value * (rows[at * row.length + axis] as number), 0),
    );
    expect(cosines).toHaveLength(50);
    expect(Math.min(...cosines)).toBeGreaterThan(0.9999);
  });
});
