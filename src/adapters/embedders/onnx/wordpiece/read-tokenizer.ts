import * as z from "zod";
import { modelFault } from "../model-fault.ts";
import { type Tokenizer, wordPieceTokenizer } from "./wordpiece-tokenizer.ts";

const Template = z.object({
  type: z.literal("TemplateProcessing"),
  single: z.array(
    z.union([
      z.object({ SpecialToken: z.object({ id: z.string() }) }),
      z.object({ Sequence: z.object({ id: z.string() }) }),
    ]),
  ),
  special_tokens: z.record(z.string(), z.object({ ids: z.array(z.int()) })),
});
const Frame = z.object({
  type: z.literal("BertProcessing"),
  cls: z.tuple([z.string(), z.int()]),
  sep: z.tuple([z.string(), z.int()]),
});

/** The fields we read of tokenizer.json. */
const TokenizerFile = z.object({
  added_tokens: z.array(z.object({ id: z.int(), content: z.string().min(1), single_word: z.boolean() })),
  normalizer: z.object({
    type: z.literal("BertNormalizer"),
    clean_text: z.boolean(),
    handle_chinese_chars: z.boolean(),
    strip_accents: z.boolean().nullable(),
    lowercase: z.boolean(),
  }),
  pre_tokenizer: z.object({ type: z.literal("BertPreTokenizer") }),
  post_processor: z.union([Template, Frame]),
  model: z.object({
    type: z.literal("WordPiece").default("WordPiece"),
    unk_token: z.string(),
    continuing_subword_prefix: z.string(),
    max_input_chars_per_word: z.int(),
    vocab: z.record(z.string(), z.int()),
  }),
});

/** A tokenizer from the content of tokenizer.json. `file` is for messages. Throws AppError "config.invalid". */
export function readTokenizerFile(file: string, content: unknown): Tokenizer {
  const parsed = TokenizerFile.safeParse(content);
  if (!parsed.success) throw unreadable(file, content, parsed.error);
  const { normalizer, post_processor: frame, model, added_tokens: added } = parsed.data;
  if (added.some(({ single_word: alone }) => alone)) {
    throw modelFault(`${file} has added tokens that are words of their own, which Soundings does not read.`);
  }
  const vocabulary = new Map(Object.entries(model.vocab));
  const [first, last] = ends(file, frame);
  return wordPieceTokenizer({
    normaliser: {
      cleanText: normalizer.clean_text,
      spaceChineseCharacters: normalizer.handle_chinese_chars,
      stripAccents: normalizer.strip_accents ?? normalizer.lowercase,
      lowercase: normalizer.lowercase,
    },
    vocabulary,
    continuation: model.continuing_subword_prefix,
    longestWord: model.max_input_chars_per_word,
    unknown: known(file, vocabulary, model.unk_token),
    first,
    last,
    special: new Map(added.map(({ content, id }) => [content, id])),
  });
}

/** A tokenizer from vocab.txt, one token a line, with the conventions of BERT. */
export function readVocabulary(
  file: string,
  content: string,
  { lowercase }: { lowercase: boolean },
): Tokenizer {
  const lines = content.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const vocabulary = new Map(lines.map((token, line) => [token, line]));
  const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].filter((token) => vocabulary.has(token));
  return wordPieceTokenizer({
    normaliser: { cleanText: true, spaceChineseCharacters: true, stripAccents: lowercase, lowercase },
    vocabulary,
    continuation: "##",
    longestWord: 100,
    unknown: known(file, vocabulary, "[UNK]"),
    first: known(file, vocabulary, "[CLS]"),
    last: known(file, vocabulary, "[SEP]"),
    special: new Map(special.map((token) => [token, known(file, vocabulary, token)])),
  });
}

function ends(file: string, frame: z.infer<typeof Template> | z.infer<typeof Frame>): [number, number] {
  if (frame.type === "BertProcessing") return [frame.cls[1], frame.sep[1]];
  const parts = frame.single.map((part) =>
    "Sequence" in part ? "text" : frame.special_tokens[part.SpecialToken.id]?.ids,
  );
  const [first, text, last] = parts;
  if (parts.length === 3 && text === "text" && first?.length === 1 && last?.length === 1) {
    return [first[0] as number, last[0] as number];
  }
  throw modelFault(`${file} puts something else around a text than one token before and one after.`);
}

function known(file: string, vocabulary: ReadonlyMap<string, number>, token: string): number {
  const id = vocabulary.get(token);
  if (id === undefined) throw modelFault(`${file} lacks the token ${token}.`);
  return id;
}

function unreadable(file: string, content: unknown, error: z.ZodError) {
  const kind = z.object({ model: z.object({ type: z.string() }) }).safeParse(content);
  if (kind.success && kind.data.model.type !== "WordPiece") {
    return modelFault(
      `${file} is a ${kind.data.model.type} tokenizer; Soundings reads WordPiece, as BERT and MiniLM have it.`,
      "Choose such a model, or wrap this one in a plugin: docs/plugins.md shows how.",
    );
  }
  const at = error.issues[0]?.path.join(".") ?? "";
  return modelFault(
    `${file} is not a tokenizer that Soundings reads: ${at === "" ? "its form" : at} is another than BERT's.`,
  );
}
