import { array, assert, constantFrom, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { textFinder } from "./text-finder.ts";

const boat =
  "The mooring is number 14, beside the “fuel” berth.\nMind the gap – and the  dog. Number 14 again.";
const documents = [
  { source: "boat.md", text: boat },
  { source: "海.md", text: "海港在北边。🙂 Dog’s bay, ÄRGER." },
];
const finder = textFinder(documents);

/** Likeness and the words found. */
function find(text: string, options: { most?: number; source?: string } = {}): unknown {
  const found = finder.find(text, { most: options.most ?? 3, source: options.source });
  return (
    found && [
      found.likeness,
      ...found.places.map(({ source, start, end }) =>
        documents.find((one) => one.source === source)?.text.slice(start, end),
      ),
      ...(found.more ? ["…"] : []),
    ]
  );
}

test.each<[string, unknown]>([
  ["number 14", ["exact", "number 14"]],
  [" number 14, ", ["exact", "number 14,"]],
  ["NUMBER 14", ["words", "number 14", "Number 14"]],
  ['the "fuel" berth. Mind', ["typography", "the “fuel” berth.\nMind"]],
  ["gap - and the dog.", ["typography", "gap – and the  dog."]],
  ["gap and the dog", ["words", "gap – and the  dog"]],
  ["the dog", ["typography", "the  dog"]],
  ["dog", ["exact", "dog"]],
  ["Dog's bay", ["typography", "Dog’s bay"]],
  ["海港在", ["exact", "海港在"]],
  ["ärger", ["words", "ÄRGER"]],
  ["the gap dog", undefined],
  ["berth mooring", undefined],
  ["…", undefined],
  ["", undefined],
])("finds %j", (text, found) => {
  expect(find(text)).toEqual(found);
});

test("no more places than were asked for, and only in the source that was named", () => {
  expect(find("the", { most: 1 })).toEqual(["exact", "the", "…"]);
  expect(find("dog", { source: "海.md" })).toEqual(["words", "Dog"]);
  expect(find("mooring", { source: "海.md" })).toBeUndefined();
});

test("every cut of a text at word boundaries is found where it was cut", () => {
  const words = constantFrom("a", "bb", "ccc", "Dé", "5", "海");
  const texts = array(words, { minLength: 1, maxLength: 30 });
  assert(
    property(texts, integer({ min: 0, max: 29 }), integer({ min: 1, max: 6 }), (list, from, length) => {
      const text = list.join(" ");
      const cut = list.slice(from % list.length, (from % list.length) + length).join(" ");
      const found = textFinder([{ source: "x", text }]).find(cut, { most: 1000 });
      const places: number[] = [];
      for (let at = ` ${text} `.indexOf(` ${cut} `); at >= 0; at = ` ${text} `.indexOf(` ${cut} `, at + 1)) {
        places.push(at);
      }
      expect(found).toEqual({
        likeness: "exact",
        places: places.map((start) => ({ source: "x", start, end: start + cut.length })),
        more: false,
      });
    }),
  );
});
