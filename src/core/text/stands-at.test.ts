import { expect, test } from "vitest";
import type { Place } from "../../contracts/source.ts";
import { standsAt } from "./stands-at.ts";

const text = "Harbour rules\nBoats moor at night.\nPrices\nBerth: A | Price: 3\nBerth: B | Price: 4\n";
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const place = (kind: Place["kind"], label: string, words: string): Place => ({
  kind,
  label,
  ...spanOf(words),
});
const pages = [
  { number: 1, ...spanOf("Harbour rules\nBoats moor") },
  { number: 2, label: "iv", ...spanOf("at night.\nPrices\nBerth: A | Price: 3") },
];

test("a source without pages and named parts is told by its lines", () => {
  expect(standsAt({ text }, spanOf("moor at"))).toEqual({
    where: "line 2",
    firstLine: 2,
    lastLine: 2,
    page: null,
  });
  expect(standsAt({ text, pages: [], places: [] }, spanOf("rules\nBoats"))).toMatchObject({
    where: "lines 1–2",
    firstLine: 1,
    lastLine: 2,
  });
});

test("lines of a text that is not the file's own are not told, since nobody can look them up", () => {
  expect(standsAt({ text, mediaType: "text/html" }, spanOf("moor at"))).toMatchObject({
    where: "",
    firstLine: 2,
  });
  expect(standsAt({ text, mediaType: "text/markdown" }, spanOf("moor at"))).toMatchObject({
    where: "line 2",
  });
});

test("a source with pages is told by its pages, and by what is printed on them", () => {
  expect(standsAt({ text, pages }, spanOf("Boats"))).toMatchObject({ where: "page 1", page: 1 });
  expect(standsAt({ text, pages }, spanOf("night"))).toMatchObject({ where: "page 2 (printed iv)", page: 2 });
  expect(standsAt({ text, pages }, spanOf("moor at"))).toMatchObject({
    where: "pages 1–2 (printed iv)",
    page: 1,
  });
  expect(standsAt({ text, pages }, spanOf("Berth: B"))).toMatchObject({ where: "line 5", page: null });
});

test("named parts are told from the largest to the smallest, and the rows that a span runs over", () => {
  const rows = [
    place("sheet", "sheet Prices", text.slice(text.indexOf("Prices"))),
    place("row", "row 2", "Berth: A | Price: 3"),
    place("row", "row 3", "Berth: B | Price: 4"),
  ];
  expect(standsAt({ text, places: rows }, spanOf("Price: 4")).where).toBe("sheet Prices, row 3");
  expect(standsAt({ text, places: rows }, spanOf("3\nBerth: B")).where).toBe("sheet Prices, rows 2–3");
  expect(standsAt({ text, places: rows }, spanOf("Prices")).where).toBe("sheet Prices");
  expect(standsAt({ text, places: rows }, spanOf("Boats")).where).toBe("line 2");
});
