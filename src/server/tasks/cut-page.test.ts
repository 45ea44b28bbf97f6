import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareKeys, cutPage } from "./cut-page.ts";

interface Entry {
  score: number | null;
  id: string;
}

const keyOf = ({ score, id }: Entry): (string | number | null)[] => [score, id];
const entry = fc.record({ score: fc.option(fc.integer({ min: 0, max: 3 })), id: fc.uuid() });
const list = fc
  .uniqueArray(entry, { selector: ({ id }) => id, maxLength: 30 })
  .map((entries) => entries.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b))));

function pages(from: (page: number) => readonly Entry[], limit: number): Entry[] {
  const read: Entry[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page += 1) {
    const cut = cutPage(from(page), { cursor, limit, keyOf, list: "entries" });
    read.push(...cut.entries);
    if (cut.next === null) return read;
    cursor = cut.next;
  }
}

test("the pages of any list are the list", () => {
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 7 }), (entries, limit) => {
      expect(pages(() => entries, limit)).toEqual(entries);
    }),
  );
});

test("an entry that goes while somebody reads on takes no other with it, and repeats none", () => {
  fc.assert(
    fc.property(list, fc.nat(), fc.integer({ min: 1, max: 7 }), (entries, gone, limit) => {
      const left = entries.filter((_, at) => at !== gone % Math.max(1, entries.length));
      const read = pages((page) => (page === 0 ? entries : left), limit);
      expect(read).toEqual(expect.arrayContaining(left));
      expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
    }),
  );
});

test.each([
  "",
  "abc",
  Buffer.from('["other",1,"a"]').toString("base64url"),
  Buffer.from('["entries"]').toString("base64url"),
])("the cursor %j is refused: it is none of this list", (cursor) => {
  expect(() => cutPage([], { cursor, limit: 1, keyOf, list: "entries" })).toThrow(
    "The cursor in the query is none of this list.",
  );
});
