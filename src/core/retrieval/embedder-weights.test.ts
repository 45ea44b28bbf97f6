import { expect, test } from "vitest";
import { embedderWeight } from "./embedder-weights.ts";

test("an embedder that nobody measured counts between the static one and a model", () => {
  const [ours, theirs, model] = (["static", undefined, "onnx"] as const).map(
    (family) => embedderWeight(family).vector,
  );
  expect(theirs).toBeGreaterThan(ours as number);
  expect(theirs).toBeLessThan(model as number);
});
