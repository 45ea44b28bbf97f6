import { expect, test } from "vitest";
import { tokenizerFile } from "../../../../../test/fixtures/model-folder.ts";
import { readTokenizerFile, readVocabulary } from "./read-tokenizer.ts";

const text = "Größe, [MASK] small";

test("tokenizer.json and vocab.txt of one vocabulary give the same tokens", () => {
  const file = tokenizerFile(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "große", "small", ","]);
  const fromFile = readTokenizerFile("tokenizer.json", file);
  const fromLines = readVocabulary("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\ngroße\nsmall\n,\n", {
    lowercase: true,
  });
  expect([...fromFile.encode(text, 16)]).toEqual([2, 5, 7, 4, 6, 3]);
  expect(fromLines.encode(text, 16)).toEqual(fromFile.encode(text, 16));
  expect([fromFile.size, fromLines.size]).toEqual([8, 8]);
});

test("keeps accents where the file says so", () => {
  const file = tokenizerFile(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "größe"]);
  file.normalizer.strip_accents = false;
  expect([...readTokenizerFile("tokenizer.json", file).encode("Größe", 16)]).toEqual([2, 5, 3]);
});

test("reads the older way of naming what stands around a text", () => {
  const file = {
    ...tokenizerFile(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "small"]),
    post_processor: { type: "BertProcessing", sep: ["[SEP]", 3], cls: ["[CLS]", 2] },
  };
  expect([...readTokenizerFile("tokenizer.json", file).encode("small", 16)]).toEqual([2, 5, 3]);
});

const whole = tokenizerFile(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]);
test.each([
  [
    { ...whole, model: { type: "Unigram" } },
    "t.json is a Unigram tokenizer; Soundings reads WordPiece, as BERT and MiniLM have it.",
  ],
  [
    { ...whole, pre_tokenizer: { type: "Metaspace" } },
    "t.json is not a tokenizer that Soundings reads: pre_tokenizer.type is another than BERT's.",
  ],
  [[], "t.json is not a tokenizer that Soundings reads: its form is another than BERT's."],
  [{ ...whole, model: { ...whole.model, unk_token: "<unk>" } }, "t.json lacks the token <unk>."],
  [
    { ...whole, post_processor: { ...whole.post_processor, single: [{ Sequence: { id: "A" } }] } },
    "t.json puts something else around a text than one token before and one after.",
  ],
  [
    { ...whole, added_tokens: [{ id: 9, content: "ship", single_word: true }] },
    "t.json has added tokens that are words of their own, which Soundings does not read.",
  ],
])("refuses another tokenizer in one sentence (%#)", (content, message) => {
  expect(() => readTokenizerFile("t.json", content)).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});

test("refuses a vocabulary that is none", () => {
  expect(() => readVocabulary("vocab.txt", "one\ntwo\n", { lowercase: true })).toThrow(
    "vocab.txt lacks the token [UNK].",
  );
});
