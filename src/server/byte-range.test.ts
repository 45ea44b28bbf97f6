import fc from "fast-check";
import { expect, test } from "vitest";
import { byteRange } from "./byte-range.ts";

const of10 = { size: 10, tag: '"a"' };

test.each([
  ["bytes=0-0", { start: 0, end: 1 }],
  ["bytes=2-5", { start: 2, end: 6 }],
  ["BYTES = 2 - 5", { start: 2, end: 6 }],
  ["bytes=8-", { start: 8, end: 10 }],
  ["bytes=8-99999999999999999999", { start: 8, end: 10 }],
  ["bytes=-3", { start: 7, end: 10 }],
  ["bytes=-30", { start: 0, end: 10 }],
  ["bytes=10-", "none"],
  ["bytes=10-12", "none"],
  ["bytes=-0", "none"],
  ["bytes=5-2", "whole"],
  ["bytes=-", "whole"],
  ["bytes=0-1,4-5", "whole"],
  ["bytes=1.5-2", "whole"],
  ["pages=1-2", "whole"],
  ["", "whole"],
])("of ten bytes, %j is %j", (range, expected) => {
  expect(byteRange({ range, ifTag: null }, of10)).toEqual(expected);
});

test("a part of another file is of no use", () => {
  const asked = ['"a"', '"b"', 'W/"a"'].map((ifTag) => byteRange({ range: "bytes=0-1", ifTag }, of10));
  expect(asked).toEqual([{ start: 0, end: 2 }, "whole", "whole"]);
});

test("whatever is asked, a range lies within the file and is not empty", () => {
  const part = fc.oneof(fc.constant(""), fc.nat({ max: 50 }).map(String));
  fc.assert(
    fc.property(part, part, fc.nat({ max: 40 }), (first, last, size) => {
      const found = byteRange({ range: `bytes=${first}-${last}`, ifTag: null }, { size, tag: '"a"' });
      const { start, end } = typeof found === "string" ? { start: 0, end: 1 } : found;
      expect([start >= 0, start < end, end <= Math.max(1, size)]).toEqual([true, true, true]);
    }),
  );
});
