import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bertGraph } from "../../../../scripts/onnx/bert-graph.ts";
import { onnxFile } from "../../../../scripts/onnx/onnx-file.ts";

const hidden = 8;
const heads = 2;
const inner = 12;
const positions = 48;

/** Letters of several scripts, each alone and as the continuation of a word. */
export const letters = (() => {
  const alone = Array.from("abcdefghijklmnopqrstuvwxyz0123456789,.?!港口位于北部гаваньодитсяеркмупз海在哪里");
  const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
  return [...new Set([...special, ...alone, ...alone.map((letter) => `##${letter}`)])];
})();

/** The content of a tokenizer.json, as BERT models have it. */
export function tokenizerFile(vocabulary: readonly string[]) {
  const special = (token: string) => ({ SpecialToken: { id: token, type_id: 0 } });
  const id = (token: string) => vocabulary.indexOf(token);
  return {
    added_tokens: vocabulary
      .filter((token) => /^\[[A-Z]+\]$/.test(token))
      .map((content) => ({ id: id(content), content, single_word: false })),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null as boolean | null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [special("[CLS]"), { Sequence: { id: "A", type_id: 0 } }, special("[SEP]")] as object[],
      special_tokens: { "[CLS]": { ids: [id("[CLS]")] }, "[SEP]": { ids: [id("[SEP]")] } },
    },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((token, at) => [token, at])),
    },
  };
}

export interface MadeFiles {
  [file: string]: string | Uint8Array | object;
}

/** The files of a small model folder that a runtime can run: two layers of eight numbers, weights drawn by a fixed rule. */
export function smallModel(): MadeFiles {
  return {
    "config.json": {
      hidden_size: hidden,
      vocab_size: letters.length,
      max_position_embeddings: positions,
    },
    "tokenizer.json": tokenizerFile(letters),
    "1_Pooling/config.json": { pooling_mode_cls_token: false, pooling_mode_mean_tokens: true },
    "modules.json": [
      { type: "sentence_transformers.models.Transformer" },
      { type: "sentence_transformers.models.Pooling" },
    ],
    "sentence_bert_config.json": { max_seq_length: 32 },
    "model.onnx": onnxFile(bertGraph({ layers: 2, heads, hidden, layerNormEpsilon: 1e-12 }, drawnWeight)),
  };
}

export function writeFiles(folder: string, files: MadeFiles): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const plain = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(path.join(folder, file), plain ? content : JSON.stringify(content));
  }
}

function drawnWeight(name: string): { dims: readonly number[]; values: Float32Array } {
  const dims = dimsOf(name);
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (name.endsWith("LayerNorm.weight")) return { dims, values: new Float32Array(count).fill(1) };
  const start = Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1009, 7);
  return { dims, values: Float32Array.from({ length: count }, (_, at) => Math.sin(start + 1.7 * at)) };
}

function dimsOf(name: string): number[] {
  if (name.includes("word_embeddings")) return [letters.length, hidden];
  if (name.includes("token_type")) return [2, hidden];
  if (name.includes("position_embeddings")) return [positions, hidden];
  const bias = name.endsWith(".bias");
  if (name.includes("LayerNorm")) return [hidden];
  if (name.includes("intermediate")) return bias ? [inner] : [inner, hidden];
  if (name.includes("attention")) return bias ? [hidden] : [hidden, hidden];
  return bias ? [hidden] : [hidden, inner];
}
