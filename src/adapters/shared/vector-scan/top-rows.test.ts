import * as fc from "fast-check";
import { expect, test } from "vitest";
import { topRows } from "./top-rows.ts";

test("keeps the same rows as sorting all of them", () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 20 }), (scores, limit) => {
      const top = topRows(limit);
      scores.forEach((score, row) => top.offer(row, score));
      const sorted = scores
        .map((score, row) => ({ row, score }))
        .sort((a, b) => b.score - a.score || a.row - b.row)
        .slice(0, limit);
      expect(top.ranked()).toEqual(sorted);
    }),
  );
});

test("says what an offer must exceed to be kept", () => {
  const top = topRows(2);
  const limits = [0.5, 0.2, 0.1, 0.4].map((score, row) => {
    top.offer(row, score);
    return top.limit();
  });
  expect(limits).toEqual([-Infinity, 0.2, 0.2, 0.4]);
});
