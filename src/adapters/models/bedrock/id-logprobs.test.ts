import fc from "fast-check";
import { expect, test } from "vitest";
import { idTokens } from "./id-logprobs.ts";

const token = (
  id: number,
  logprob: number,
  likeliest: { id: number; logprob: number } = { id, logprob },
) => ({
  text: "",
  id,
  logprob,
  alternatives: [{ text: "", ...likeliest }],
});

test("a place with one token is that, and of two the less likely stands there, whatever their order", () => {
  const places = [
    null,
    { "7": -0.5 },
    { "9": -0.1, "3": -4 },
    { "3": -4, "9": -0.1 },
    { "3": -0.1, "9": -4 },
  ];
  expect(idTokens(places, { isGreedy: false, of: "prompt" })).toEqual([
    null,
    token(7, -0.5),
    token(3, -4, { id: 9, logprob: -0.1 }),
    token(3, -4, { id: 9, logprob: -0.1 }),
    token(9, -4, { id: 3, logprob: -0.1 }),
  ]);
});

test("where the likeliest was always taken, it stands there", () => {
  expect(idTokens([{ "9": -0.1, "3": -4, "5": -2 }], { isGreedy: true, of: "reply" })).toEqual([
    token(9, -0.1),
  ]);
});

test.each<[Record<string, number>, string]>([
  [
    { "1": -1, "2": -2, "3": -3 },
    "The model gives 3 log probabilities at place 0 of the reply, and does not tell which is that of the token there.",
  ],
  [
    {},
    "The model gives 0 log probabilities at place 0 of the reply, and does not tell which is that of the token there.",
  ],
])("what tells nothing certain is a failure", (place, message) => {
  expect(() => idTokens([place], { isGreedy: false, of: "reply" })).toThrow(
    expect.objectContaining({ code: "model.failed", message }),
  );
});

test("the order of the ids changes nothing", () => {
  const ids = fc.uniqueArray(fc.nat(200_000), { minLength: 2, maxLength: 2 });
  const values = fc.tuple(
    fc.double({ min: -20, max: -5, noNaN: true }),
    fc.double({ min: -4, max: 0, noNaN: true }),
  );
  fc.assert(
    fc.property(ids, values, ([a = 0, b = 0], [low, high]) => {
      const expected = [token(a, low, { id: b, logprob: high })];
      expect(idTokens([{ [a]: low, [b]: high }], { isGreedy: false, of: "reply" })).toEqual(expected);
    }),
  );
});
