import { expect, test } from "vitest";
import { coverage, depth, join } from "./coverage.ts";

const shares = Float64Array.of(0.5, 0.3, 0.2);

test("coverage is the weight of what is held", () => {
  expect(coverage(Float64Array.of(1, 0, 0.5), shares)).toBeCloseTo(0.6, 12);
  expect(coverage(Float64Array.of(), Float64Array.of())).toBe(0);
});

test("joining keeps the better of both", () => {
  const held = Float64Array.of(1, 0, 0.5);
  join(held, Float64Array.of(0.7, 0.7, 0.7));
  expect([...held]).toEqual([1, 0.7, 0.7]);
});

test("depth grows with every sentence that holds a term, ever less", () => {
  const sentence = { held: Float64Array.of(1, 0, 0) };
  const depths = [0, 1, 2, 4].map((count) =>
    depth(
      Array.from({ length: count }, () => sentence),
      shares,
      4,
    ),
  );
  const expected = [0, 0.5 / 5, 1 / 6, 2 / 8];
  for (const [at, value] of depths.entries()) expect(value).toBeCloseTo(expected[at] as number, 12);
});
