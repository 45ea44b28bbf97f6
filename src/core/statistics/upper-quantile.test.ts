import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "./quantiles.ts";
import { upperQuantile } from "./upper-quantile.ts";

const values = fc.array(
  fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 3 })),
  {
    minLength: 1,
    maxLength: 200,
  },
);

test("it is the quantile of all values, to the last bit, whatever their order", () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const upper = upperQuantile(all.length, share);
      for (const value of all) upper.add(value);
      expect(upper.value()).toBe(quantile(Float64Array.from(all).sort(), share));
    }),
  );
});

test("values told as no more than its floor leave it the same", () => {
  fc.assert(
    fc.property(values, (all) => {
      const upper = upperQuantile(all.length, 0.95);
      for (const value of all) upper.add(value > upper.floor ? value : upper.floor);
      expect(upper.value()).toBe(quantile(Float64Array.from(all).sort(), 0.95));
    }),
  );
});
