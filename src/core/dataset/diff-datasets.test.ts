import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffDatasets } from "./diff-datasets.ts";

const entry = (source: string, content: string, version = content) => ({
  source,
  content,
  version,
  language: "en",
  regions: [],
});
type Entry = ReturnType<typeof entry>;
const diff = (before: Entry[], after: Entry[]) =>
  diffDatasets({ documents: before, duplicates: [] }, { documents: after, duplicates: [] });

test("tells what was added, removed, changed, moved and read otherwise", () => {
  const before = [entry("a", "1"), entry("b", "2"), entry("c", "3"), entry("d", "4"), entry("e", "5", "x")];
  const after = [
    entry("a", "1"),
    entry("b", "20"),
    entry("sub/c", "3"),
    entry("e", "50", "x"),
    entry("f", "6"),
  ];
  expect(diff(before, after)).toEqual({
    added: ["f"],
    removed: ["d"],
    changed: [
      { source: "b", what: "bytes" },
      { source: "e", what: "read" },
    ],
    moved: [{ from: "c", to: "sub/c" }],
    unchanged: 1,
  });
});

test("two copies of one removed source are one moved and one added", () => {
  expect(diff([entry("a", "1")], [entry("b", "1"), entry("c", "1")])).toMatchObject({
    moved: [{ from: "a", to: "b" }],
    added: ["c"],
    removed: [],
  });
});

test("accounts for every source of both versions", () => {
  const version = fc
    .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.constantFrom("1", "2", "3")), {
      selector: ([name]) => name,
    })
    .map((all) => all.map(([source, content]) => entry(source, content)));
  fc.assert(
    fc.property(version, version, (before, after) => {
      const { added, removed, changed, moved, unchanged } = diff(before, after);
      expect(added.length + changed.length + moved.length + unchanged).toBe(after.length);
      expect(removed.length + changed.length + moved.length + unchanged).toBe(before.length);
    }),
  );
});

test("a source with the text of another is told of, though the other stands for it", () => {
  const documents = [entry("a", "1")];
  const twin = { documents, duplicates: [{ source: "b", of: "a" }] };
  expect(diffDatasets({ documents, duplicates: [] }, twin)).toMatchObject({ added: ["b"], unchanged: 1 });
  expect(diffDatasets(twin, { documents, duplicates: [] })).toMatchObject({ removed: ["b"], unchanged: 1 });
});

test("another language or other cleaning of the same text is a change", () => {
  const german = { ...entry("a", "1"), language: "de" };
  expect(diff([entry("a", "1")], [german])).toMatchObject({
    changed: [{ source: "a", what: "prepared" }],
    unchanged: 0,
  });
});
