import { expect, test } from "vitest";
import { embedderWeight } from "./embedder-weights.ts";

test("the weight goes by the first word of the id: versions, fitted word weights and dimensions share it", () => {
  expect(embedderWeight("static-2+0123456789ab")).toEqual(embedderWeight("static-3"));
  expect(embedderWeight("onnx-0123456789ab-384")).toEqual(embedderWeight("onnx-ba9876543210-768"));
});

test("an embedder that nobody measured counts between the static one and a model", () => {
  const [ours, theirs, model] = ["static-2", "mine", "onnx-0-384"].map((id) => embedderWeight(id).vector);
  expect(theirs).toBeGreaterThan(ours as number);
  expect(theirs).toBeLessThan(model as number);
  expect(embedderWeight(undefined)).toEqual(embedderWeight("mine"));
  expect(embedderWeight("constructor-1")).toEqual(embedderWeight("mine"));
});
