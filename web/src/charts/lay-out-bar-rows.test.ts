import { expect, test } from "vitest";
import { layOutBarRows } from "./lay-out-bar-rows.ts";

test("bars share one scale, and what is lost follows what is left", () => {
  const { rows, height } = layOutBarRows(
    [
      { label: "en", value: 30, shown: "30", rest: 10 },
      { label: "de", value: 10, shown: "10" },
    ],
    240,
  );
  const [first, second] = rows;
  expect(first!.width / second!.width).toBeCloseTo(3);
  expect(first!.restX).toBe(second!.restX + 2 * second!.width);
  expect(first!.restWidth).toBeCloseTo(second!.width);
  expect(height).toBe(56);
});

test("a name that is too long is cut and kept whole beside it, and never through a letter of two units", () => {
  const [row] = layOutBarRows([{ label: "🛶".repeat(60), value: 1, shown: "1" }], 200).rows;
  expect(row!.full).toBe("🛶".repeat(60));
  expect(row!.label).toBe(`${"🛶".repeat(10)}…`);
});

test("what is there is seen, however small; what is not there is not drawn", () => {
  const { rows } = layOutBarRows(
    [
      { label: "much", value: 1_000_000, shown: "1,000,000" },
      { label: "little", value: 1, shown: "1", rest: 1 },
      { label: "none", value: 0, shown: "0" },
    ],
    300,
  );
  expect(rows.map(({ width, restWidth }) => [width >= 1, restWidth])).toEqual([
    [true, 0],
    [true, 2],
    [false, 0],
  ]);
});
