import { assert, double, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { VaryRange, valuesOfRange } from "./vary-range.ts";

test.each<[object, number[]]>([
  [{ from: 200, to: 1000, step: 200 }, [200, 400, 600, 800, 1000]],
  [{ from: 200, to: 1000, step: 300 }, [200, 500, 800]],
  [{ from: 0, to: 0.3, step: 0.1 }, [0, 0.1, 0.2, 0.3]],
  [{ from: 0.5, to: 1, steps: 3 }, [0.5, 0.75, 1]],
  [{ from: 1, to: 4, steps: 3 }, [1, 3, 4]],
  [{ from: 1, to: 3, steps: 9 }, [1, 2, 3]],
  [{ from: 1, to: 64, steps: 4, scale: "log" }, [1, 4, 16, 64]],
  [{ from: 0.01, to: 1, steps: 3, scale: "log" }, [0.01, 0.1, 1]],
  [{ from: 1, to: 2, step: 0.5 }, [1, 1.5, 2]],
])("%j", (range, values) => {
  expect(valuesOfRange(VaryRange.parse(range))).toEqual(values);
});

test("values rise from the first to the last and are whole between whole numbers", () => {
  assert(
    property(
      integer({ min: -500, max: 500 }),
      integer({ min: 1, max: 500 }),
      integer({ min: 2, max: 50 }),
      (from, width, steps) => {
        const values = valuesOfRange(VaryRange.parse({ from, to: from + width, steps }));
        expect([values[0], values.at(-1)]).toEqual([from, from + width]);
        expect(values.every(Number.isInteger)).toBe(true);
        expect(values.toSorted((a, b) => a - b)).toEqual([...new Set(values)]);
      },
    ),
  );
});

test("steps of any width stay inside the range and reach its end where they meet it", () => {
  assert(
    property(
      double({ min: -10, max: 10, noNaN: true }),
      double({ min: 0.01, max: 3, noNaN: true }),
      integer({ min: 1, max: 40 }),
      (from, step, count) => {
        const values = valuesOfRange(VaryRange.parse({ from, to: from + step * count, step }));
        expect(values).toHaveLength(count + 1);
        expect(values.at(-1)).toBeCloseTo(from + step * count, 6);
      },
    ),
  );
});
