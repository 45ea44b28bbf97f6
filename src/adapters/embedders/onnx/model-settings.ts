import * as z from "zod";
import type { OnnxReference } from "../../../contracts/pipeline.ts";
import { modelFault } from "./model-fault.ts";
import { type ModelFolder, readFields } from "./model-folder.ts";
import type { Tokenizer } from "./wordpiece/wordpiece-tokenizer.ts";
import { readTokenizerFile, readVocabulary } from "./wordpiece/read-tokenizer.ts";

/** How a model is used: what the configuration says, else what the folder's own files say. */
export interface ModelSettings {
  dimensions: number;
  pooling: "mean" | "cls";
  maxTokens: number;
  queryPrefix: string;
  passagePrefix: string;
}

const Config = z.object({
  hidden_size: z.int().positive().optional(),
  /** What DistilBERT calls it. */
  dim: z.int().positive().optional(),
  vocab_size: z.int().positive(),
  max_position_embeddings: z.int().positive().default(512),
});
const TokenizerConfig = z.object({
  model_max_length: z.number().optional(),
  do_lower_case: z.boolean().default(true),
});
const SentenceConfig = z.object({ max_seq_length: z.int().positive().nullish() });
const Prompts = z.object({ prompts: z.record(z.string(), z.string()).default({}) });
const Pooling = z.record(z.string(), z.unknown());
const Modules = z.array(z.object({ type: z.string() }));

/** Room that tables of tokens are padded with. */
const mostPadding = 128;

export async function readModelSettings(folder: ModelFolder, chosen: OnnxReference): Promise<ModelSettings> {
  const config = await readFields(folder, "config.json", Config);
  if (config === undefined) throw modelFault(`${folder.name} holds no config.json.`);
  const dimensions = config.hidden_size ?? config.dim;
  if (dimensions === undefined) throw modelFault(`${folder.name}/config.json does not say hidden_size.`);
  await refuseFurtherModules(folder);
  const most = config.max_position_embeddings;
  const maxTokens = chosen.maxTokens ?? (await ownMaxTokens(folder, most));
  if (maxTokens > most) {
    throw modelFault(
      `embed.embedder.maxTokens is ${maxTokens}, but ${folder.name} reads at most ${most} tokens.`,
      `Set it to ${most} or less.`,
    );
  }
  const prompts = (await readFields(folder, "config_sentence_transformers.json", Prompts))?.prompts ?? {};
  return {
    dimensions,
    pooling: chosen.pooling ?? (await ownPooling(folder)),
    maxTokens,
    queryPrefix: chosen.queryPrefix ?? prompts["query"] ?? "",
    passagePrefix: chosen.passagePrefix ?? prompts["document"] ?? prompts["passage"] ?? "",
  };
}

export async function readTokenizer(folder: ModelFolder): Promise<Tokenizer> {
  const tokenizer = await ownTokenizer(folder);
  const config = await readFields(folder, "config.json", Config);
  const vocabulary = config?.vocab_size ?? 0;
  if (tokenizer.size > vocabulary || tokenizer.size <= vocabulary - mostPadding) {
    throw modelFault(
      `The tokenizer of ${folder.name} has ${tokenizer.size} tokens and the model ${vocabulary}: they do not belong together.`,
      "Take tokenizer.json, config.json and the model from the same place.",
    );
  }
  return tokenizer;
}

async function ownTokenizer(folder: ModelFolder): Promise<Tokenizer> {
  const content = await folder.json("tokenizer.json");
  if (content !== undefined) return readTokenizerFile(`${folder.name}/tokenizer.json`, content);
  const vocabulary = await folder.text("vocab.txt");
  if (vocabulary === undefined)
    throw modelFault(`${folder.name} holds neither tokenizer.json nor vocab.txt.`);
  const config = await readFields(folder, "tokenizer_config.json", TokenizerConfig);
  return readVocabulary(`${folder.name}/vocab.txt`, vocabulary, { lowercase: config?.do_lower_case ?? true });
}

async function ownMaxTokens(folder: ModelFolder, most: number): Promise<number> {
  const sentences = await readFields(folder, "sentence_bert_config.json", SentenceConfig);
  if (typeof sentences?.max_seq_length === "number") return Math.min(sentences.max_seq_length, most);
  const tokenizer = await readFields(folder, "tokenizer_config.json", TokenizerConfig);
  return Math.min(tokenizer?.model_max_length ?? most, most);
}

async function ownPooling(folder: ModelFolder): Promise<"mean" | "cls"> {
  const flags = await readFields(folder, "1_Pooling/config.json", Pooling);
  const modes = Object.entries(flags ?? {})
    .filter(([name, on]) => name.startsWith("pooling_mode_") && on === true)
    .map(([name]) => name.slice("pooling_mode_".length));
  if (modes.length === 1 && modes[0] === "mean_tokens") return "mean";
  if (modes.length === 1 && modes[0] === "cls_token") return "cls";
  throw modelFault(
    modes.length === 0
      ? `${folder.name} does not say how its vectors are pooled.`
      : `${folder.name} pools its vectors by ${modes.join(" and ")}, which Soundings does not.`,
    "Set embed.embedder.pooling to mean or cls, as the model's card says.",
  );
}

/** A layer after pooling would be missing from every vector. */
async function refuseFurtherModules(folder: ModelFolder): Promise<void> {
  const modules = (await readFields(folder, "modules.json", Modules)) ?? [];
  const kinds = modules.map(({ type }) => type.split(".").at(-1) ?? type);
  const further = kinds.filter((kind) => !["Transformer", "Pooling", "Normalize"].includes(kind));
  if (further.length === 0) return;
  throw modelFault(
    `${folder.name} has a further layer after the model, ${further.join(", ")}, which Soundings does not run.`,
    "Choose another model, or wrap this one in a plugin: docs/plugins.md shows how.",
  );
}
