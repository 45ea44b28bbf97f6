import fc from "fast-check";
import { expect, test } from "vitest";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { AskedTexts } from "../../shared/provider/asked-texts.ts";
import { base64Of } from "./counted-vector.fixture.ts";
import { unitRows, type WireVector } from "./unit-rows.ts";

const asked: AskedTexts = {
  name: "m",
  kind: "model",
  badReply: (what, hint = "") => modelError("model.failed", { message: `Test gave ${what}.`, hint }),
};

test("rows have length 1 and keep their direction, and zeros stay zeros", () => {
  expect(unitRows([[3, 4], [0, 0], base64Of([0, -2])], 2, asked)).toEqual(
    Float32Array.of(0.6, 0.8, 0, 0, 0, -1),
  );
});

test("whatever numbers come, as a list or as base64, rows have length 1 or are zero", () => {
  const vectors = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(vectors, (vector) => {
      const row = unitRows([vector], 3, asked);
      const isZero = vector.every((value) => value === 0);
      expect(Math.hypot(...row)).toBeCloseTo(isZero ? 0 : 1, 5);
      expect(unitRows([base64Of(vector)], 3, asked)).toEqual(row);
    }),
  );
});

test.each<[string, WireVector, string, string]>([
  [
    "of another length",
    [1, 2, 3],
    "Test gave a vector of 3 numbers for index 1, where 2 are set.",
    "Set dimensions to 3, or see whether m is the model you mean.",
  ],
  [
    "with null",
    [1, null],
    "Test gave null in place of number 1 of the vector for index 1.",
    expect.any(String),
  ],
  [
    "with a text",
    ["1", 2],
    "Test gave 1 in place of number 0 of the vector for index 1.",
    expect.any(String),
  ],
  [
    "with NaN inside",
    base64Of([1, Number.NaN]),
    "Test gave NaN in place of number 1 of the vector for index 1.",
    expect.any(String),
  ],
  [
    "that is no base64",
    "a_b-",
    "Test gave a vector for index 1 that is no base64 of whole numbers.",
    expect.any(String),
  ],
  [
    "of half a number",
    "AAA=",
    "Test gave a vector for index 1 that is no base64 of whole numbers.",
    expect.any(String),
  ],
])("a vector %s is an error that names it", (_, vector, message, hint) => {
  expect(() => unitRows([[1, 0], vector], 2, asked)).toThrow(
    expect.objectContaining({ code: "model.failed", message, hint }),
  );
});
