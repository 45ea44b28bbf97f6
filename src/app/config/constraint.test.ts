import { describe, expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import { parseConstraint } from "./constraint.ts";

const settings = Pipeline.parse({
  chunk: { size: 400, overlap: 100, unit: "tokens" },
  retrieve: { k: 8, method: "hybrid" },
});

describe("a rule between settings", () => {
  test.each<[string, boolean]>([
    ["chunk.overlap <= chunk.size * 0.25", true],
    ["chunk.overlap < chunk.size * 0.25", false],
    ["chunk.size / chunk.overlap == 4", true],
    ["chunk.size - chunk.overlap - 100 == 200", true],
    ["chunk.size - (chunk.overlap - 100) == 400", true],
    ["2 + 3 * 4 == 14", true],
    ["(2 + 3) * 4 == 14", false],
    ["-retrieve.k < -7", true],
    ["retrieve.k*chunk.size>=3200", true],
    ["retrieve.k > 8", false],
    ["retrieve.method != vector", true],
    ['retrieve.method == "hybrid"', true],
    ["chunk.unit == characters", false],
    ["index.breadcrumbs == true", true],
  ])("%s: %s", (text, holds) => {
    const constraint = parseConstraint(text);
    expect("holds" in constraint && constraint.holds(settings)).toBe(holds);
  });

  test("is kept where a setting that it names is not set", () => {
    const constraint = parseConstraint("retrieve.budget.tokens <= 10");
    const held = [settings, Pipeline.parse({ retrieve: { budget: { tokens: 99 } } })].map(
      (one) => "holds" in constraint && constraint.holds(one),
    );
    expect(held).toEqual([true, false]);
  });

  test.each<[string, string, number]>([
    ["chunk.size", "expected a comparison such as <=, not the end", 11],
    ["chunk.size <=", "expected a setting or a number, not the end", 14],
    ["chunk.size <= * 3", 'expected a setting or a number, not "*"', 15],
    ["(chunk.size <= 3", 'expected ")", not "<="', 13],
    ["chunk.size <= 3 retrieve.k", 'expected the end, not "retrieve.k"', 17],
    ["chunk.size ≤ 3", '"≤" has no meaning here', 12],
    ["chunk.sise <= 3", 'unknown setting "chunk.sise"; did you mean "chunk.size"?', 1],
    ["  ", "expected a setting or a number, not the end", 3],
  ])("%j cannot be read, and where is said", (text, message, column) => {
    expect(parseConstraint(text)).toEqual({ message, column });
  });
});
