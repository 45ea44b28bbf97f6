import { expect, test } from "vitest";
import { throwIfAborted } from "../../../contracts/abort.ts";
import { describeEmbedder } from "../../../ports/embedder.contract.ts";
import type { EncodeRequest } from "./encode-batch.ts";
import type { Encoder } from "./encoder.ts";
import { letters, tokenizerFile } from "../../../../test/fixtures/model-folder.ts";
import { onnxEmbedder, type OnnxEmbedderParts } from "./onnx-embedder.ts";
import { readTokenizerFile } from "./wordpiece/read-tokenizer.ts";

const dimensions = 3;
const settings = { dimensions, pooling: "mean", maxTokens: 16, queryPrefix: "", passagePrefix: "" } as const;
const tokenizer = readTokenizerFile("tokenizer.json", tokenizerFile(letters));
const signal = new AbortController().signal;

/** Counts: how many tokens a text has, their sum, and one. */
function counting(): { encoder: Encoder; requests: EncodeRequest[] } {
  const requests: EncodeRequest[] = [];
  return {
    requests,
    encoder: {
      async encode(request, signal) {
        throwIfAborted(signal);
        requests.push(request);
        let from = 0;
        return Float32Array.from(
          request.lengths.flatMap((length) => {
            const own = request.tokens.subarray(from, from + length);
            from += length;
            return [length, own.reduce((sum, token) => sum + token, 0), 1];
          }),
        );
      },
      close: async () => {},
    },
  };
}

function made(changes: Partial<OnnxEmbedderParts> = {}) {
  const { encoder, requests } = counting();
  const parts = {
    id: "onnx-made-3",
    model: { name: "models/small", scalesAtRun: false },
    settings,
    tokenizer,
    encoder,
  };
  return { requests, embedder: onnxEmbedder({ ...parts, batch: 4, ...changes }) };
}

describeEmbedder({ name: "onnx with a scripted model", make: () => made().embedder });

test("gives batches of like length to the model, and the rows in the order asked", async () => {
  const { embedder, requests } = made({ batch: 2 });
  const rows = await embedder.embed(["abcdef", "a", "abcde", "ab"], { kind: "passage", signal });
  expect(requests.map(({ lengths }) => lengths)).toEqual([
    [3, 4],
    [7, 8],
  ]);
  const lengths = [8, 3, 7, 4];
  expect(lengths.map((_, row) => Math.round(rows[row * 3]! / rows[row * 3 + 2]!))).toEqual(lengths);
});

test("a model that scales its activations while it runs is given one text at a time", async () => {
  const { embedder, requests } = made({ model: { name: "models/small", scalesAtRun: true } });
  await embedder.embed(["a", "b", "c"], { kind: "passage", signal });
  expect(requests.map(({ lengths }) => lengths)).toEqual([[3], [3], [3]]);
});

test("puts the prefixes before passages and questions", async () => {
  const { embedder, requests } = made({ settings: { ...settings, queryPrefix: "a", passagePrefix: "abc" } });
  await embedder.embed(["d"], { kind: "query", signal });
  await embedder.embed(["d"], { kind: "passage", signal });
  expect(requests.map(({ lengths }) => lengths)).toEqual([[4], [6]]);
});

test("a text of which no token is known is a zero row, prefix or not, and is not asked", async () => {
  const { embedder, requests } = made({ settings: { ...settings, passagePrefix: "abc" } });
  const rows = await embedder.embed(["", "🙂", " \u0000"], { kind: "passage", signal });
  expect([rows, requests]).toEqual([new Float32Array(9), []]);
});

const giving = (...numbers: number[]): Encoder => ({
  encode: async () => Float32Array.from(numbers),
  close: async () => {},
});

test.each([
  [giving(0, 0, 0), "The model of models/small gave a vector without direction for a text."],
  [giving(1, Number.NaN, 0), "The model of models/small gave a vector without direction for a text."],
  [giving(1, Infinity, 0), "The model of models/small gave a vector without direction for a text."],
  [giving(1, 0), "The model of models/small gives vectors of 2 numbers; its config.json says 3."],
])("refuses a vector that is none (%#)", async (encoder, message) => {
  await expect(made({ encoder }).embedder.embed(["a"], { kind: "passage", signal })).rejects.toMatchObject({
    code: "config.invalid",
    message,
  });
});
