import { expect, test } from "vitest";
import { barRowsHeight, layOutBarRows } from "./lay-out-bar-rows.ts";

test("bars share one scale, and what is lost follows what is left", () => {
  const rows = layOutBarRows(
    [
      { label: "en", value: 30, shown: "30", rest: 10 },
      { label: "de", value: 10, shown: "10" },
    ],
    640,
    16,
  );
  const [first, second] = rows;
  expect(first!.width / second!.width).toBeCloseTo(3);
  expect(first!.restX).toBe(second!.restX + 2 * second!.width);
  expect(first!.restWidth).toBeCloseTo(second!.width);
});

test("where there is room names stand before their bars, else over them", () => {
  const rows = [{ label: "English", value: 3, shown: "3 documents" }];
  const [wide] = layOutBarRows(rows, 640, 16);
  const [slim] = layOutBarRows(rows, 300, 16);
  expect([wide!.labelAnchor, wide!.restX - wide!.width > wide!.labelX]).toEqual(["end", true]);
  expect([slim!.labelAnchor, slim!.shownX, slim!.barY > slim!.labelY]).toEqual(["start", 300, true]);
  expect([barRowsHeight(1, 640, 16), barRowsHeight(1, 300, 16)]).toEqual([30, 46]);
});

test("a name that is too long is cut and kept whole beside it, and never through a letter of two units", () => {
  const [row] = layOutBarRows([{ label: "🛶".repeat(60), value: 1, shown: "1" }], 600, 16);
  expect(row!.full).toBe("🛶".repeat(60));
  expect(row!.label).toBe(`${"🛶".repeat(31)}…`);
});

test("names have more room where the page's text is larger", () => {
  const rows = [{ label: "paraphrase", value: 1, shown: "1" }];
  expect([16, 22].map((rem) => layOutBarRows(rows, 900, rem)[0]!.labelX)).toEqual([74, 101]);
});

test("what is there is seen, however small; what is not there is not drawn", () => {
  const rows = layOutBarRows(
    [
      { label: "much", value: 1_000_000, shown: "1,000,000" },
      { label: "little", value: 1, shown: "1", rest: 1 },
      { label: "none", value: 0, shown: "0" },
    ],
    600,
    16,
  );
  expect(rows.map(({ width, restWidth }) => [width >= 1, restWidth])).toEqual([
    [true, 0],
    [true, 2],
    [false, 0],
  ]);
});
