import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logicalOrder } from "./logical-order.ts";

const turned = (text: string) => Array.from(text).toReversed().join("");

test("leaves writing from left to right as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "B", "é", "1", " ", "(", ")", ".") }), (text) => {
      expect(logicalOrder(text)).toBe(text);
    }),
  );
});

test("turns a Hebrew line round", () => {
  expect(logicalOrder(turned("שלום עולם"))).toBe("שלום עולם");
});

test("keeps numbers and Latin words in a Hebrew line from left to right", () => {
  expect(logicalOrder(`mg 3.5 ${turned("מנה")}`)).toBe("מנה mg 3.5");
});

test("turns the Hebrew words in an English line round, and nothing else", () => {
  expect(logicalOrder(`The word ${turned("שלום עולם")} (peace) stays`)).toBe(
    "The word שלום עולם (peace) stays",
  );
});

test("opens and closes brackets whether the file names them by shape or by sense", () => {
  expect([`(${turned("שלום")})`, `)${turned("שלום")}(`].map(logicalOrder)).toEqual(["(שלום)", "(שלום)"]);
});

test("keeps marks with their letters", () => {
  expect(logicalOrder("בָא")).toBe("אבָ");
});
