import { expect, test } from "vitest";
import { encodeBatch, type OnnxSession, unusable } from "./encode-batch.ts";

class Tensor {
  readonly type: string;
  readonly values: BigInt64Array;
  readonly dims: readonly number[];
  constructor(type: string, values: BigInt64Array, dims: readonly number[]) {
    this.type = type;
    this.values = values;
    this.dims = dims;
  }
}

/** A model whose state at a token is [token, token squared], and 1,000 at every masked place. */
function squares(inputNames: string[]) {
  const fed: Record<string, Tensor>[] = [];
  const session: OnnxSession = {
    inputNames,
    outputNames: ["pooler_output", "last_hidden_state"],
    async run(feeds) {
      const given = feeds as Record<string, Tensor>;
      fed.push(given);
      const { values, dims } = given["input_ids"]!;
      const states = Array.from(values, (token, at) =>
        given["attention_mask"]!.values[at] === 0n ? [1000, 1000] : [Number(token), Number(token) ** 2],
      );
      return { last_hidden_state: { data: Float32Array.from(states.flat()), dims: [...dims, 2] } };
    },
  };
  return { fed, session };
}

const request = { tokens: Int32Array.of(1, 3, 5, 7, 9), lengths: [2, 3] };

test("the mean of a text's own tokens, whatever it is padded to", async () => {
  const { session, fed } = squares(["input_ids", "attention_mask", "token_type_ids"]);
  expect(await encodeBatch({ Tensor }, session, { ...request, pooling: "mean" })).toEqual(
    Float32Array.of(2, 5, 7, (25 + 49 + 81) / 3),
  );
  expect(fed).toEqual([
    {
      input_ids: new Tensor("int64", BigInt64Array.of(1n, 3n, 0n, 5n, 7n, 9n), [2, 3]),
      attention_mask: new Tensor("int64", BigInt64Array.of(1n, 1n, 0n, 1n, 1n, 1n), [2, 3]),
      token_type_ids: new Tensor("int64", new BigInt64Array(6), [2, 3]),
    },
  ]);
});

test("the vector of the first token, and only the inputs that the model has", async () => {
  const { session, fed } = squares(["input_ids", "attention_mask"]);
  expect(await encodeBatch({ Tensor }, session, { ...request, pooling: "cls" })).toEqual(
    Float32Array.of(1, 1, 5, 25),
  );
  expect(fed.map((feeds) => Object.keys(feeds))).toEqual([["input_ids", "attention_mask"]]);
});

test("says so where the output is no vector for each token", async () => {
  const { session } = squares(["input_ids", "attention_mask"]);
  const flat: OnnxSession = {
    ...session,
    run: async () => ({ last_hidden_state: { data: new Float32Array(4), dims: [2, 2] } }),
  };
  await expect(encodeBatch({ Tensor }, flat, { ...request, pooling: "mean" })).rejects.toThrow(
    "its output is no float32 vector for each token",
  );
});

test.each([
  [["input_ids", "attention_mask"], ["last_hidden_state"], undefined],
  [["input_ids", "attention_mask", "token_type_ids"], ["token_embeddings", "sentence_embedding"], undefined],
  [["pixel_values"], ["logits"], "asks for pixel_values, which a text encoder does not"],
  [["attention_mask"], ["last_hidden_state"], "does not ask for input_ids"],
  [["input_ids"], ["last_hidden_state"], "does not ask for attention_mask"],
  [["input_ids", "attention_mask"], ["logits"], "gives logits and not last_hidden_state or token_embeddings"],
])("of inputs %j and outputs %j says %j", (inputNames, outputNames, reason) => {
  expect(unusable({ inputNames, outputNames, run: async () => ({}) })).toBe(reason);
});
