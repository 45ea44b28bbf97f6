import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { QuestionEntry } from "../../contracts/question-set.ts";
import { importColumns } from "./import-columns.ts";
import { mergeImported } from "./merge-imported.ts";
import { textFinder } from "./text-finder.ts";

const texts = new Map([
  ["boat.md", "The mooring is number 14. It has a blue buoy.\n\nThe engine starts with the green key."],
  [
    "oven.md",
    "The oven cleans itself at 480 degrees. The engine is not here. A blue light is on. The blue light again.",
  ],
]);
const known = {
  textOf: (source: string) => texts.get(source),
  keptNameOf: (source: string) => source,
  leftOut: new Map<string, string>(),
};
const sources = {
  finder: textFinder([...texts].map(([source, text]) => ({ source, text }))),
  documents: texts,
  nameOf: (written: string) =>
    texts.has(written) ? written : texts.has(`${written}.md`) ? `${written}.md` : undefined,
};
const set: QuestionEntry[] = [{ id: "q1", question: "Which mooring?", answer: "14" }];

function merge(...rows: Record<string, unknown>[]) {
  const columns = importColumns("x", [...new Set(rows.flatMap(Object.keys))], {});
  return mergeImported(
    rows.map((fields, index) => ({ where: `line ${index + 2}`, fields })),
    {
      columns,
      questions: set.map((entry) => ({ where: "q.jsonl line 1", entry })),
      sources,
      known,
      digestOf: (text) => createHash("sha256").update(text).digest("hex"),
      breathe: () => undefined,
    },
  );
}

test("a quote that stands in one place becomes gold", async () => {
  const { imported } = await merge({
    id: "n1",
    question: " Which key? ",
    quote: "starts with the green key",
    source: "boat",
    tags: "a; b",
  });
  expect(imported).toEqual([
    {
      where: "line 2",
      entry: {
        id: "n1",
        question: "Which key?",
        gold: [{ source: "boat.md", quote: "starts with the green key", start: 58, end: 83 }],
        tags: ["a", "b"],
      },
      gold: "found",
      look: null,
      places: [],
    },
  ]);
});

test("an answer that stands in one place proposes its sentence as a draft", async () => {
  const { imported } = await merge({ question: "How hot?", answer: "480 degrees" });
  expect(imported.map(({ entry, gold }) => [entry.gold?.[0]?.quote, entry.draft, gold])).toEqual([
    ["The oven cleans itself at 480 degrees.", true, "proposed"],
  ]);
});

test("an answer that stands in several places is shown and not taken", async () => {
  const { imported } = await merge({ question: "What colour?", answer: "blue light" });
  expect(imported.map(({ entry, look, places }) => [entry.gold, entry.draft, look, places.length])).toEqual([
    [undefined, undefined, "the answer stands in 2 places", 2],
  ]);
});

test.each<[Record<string, unknown>, string]>([
  [{ quote: "the red key" }, 'the quote "the red key" stands in no source'],
  [{ quote: "the engine" }, 'the quote "the engine" stands in 2 places'],
  [{ quote: "the green key", source: "oven.md" }, 'the quote "the green key" does not stand in oven.md'],
  [{ quote: "The mooring", source: "car.md" }, 'the source "car.md" is not among the sources'],
  [{ quote: "THE MOORING IS" }, 'the quote "THE MOORING IS" differs in case or punctuation'],
])("gold that somebody meant and that is not sure makes a draft: %j", async (fields, look) => {
  const { imported } = await merge({ question: "New?", ...fields });
  expect(imported.map((one) => [one.entry.draft, one.look])).toEqual([[true, look]]);
});

test("the same words give the same id, in every file", async () => {
  const [one, other] = await Promise.all([merge({ question: "What now?" }), merge({ question: "WHAT now" })]);
  expect(one.imported[0]?.entry.id).toMatch(/^q-[0-9a-f]{8}$/);
  expect(other.imported[0]?.entry.id).toBe(one.imported[0]?.entry.id);
});

test("nothing of the set is overwritten", async () => {
  const { imported, present, refused } = await merge(
    { question: "which mooring", answer: "15", id: "x" },
    { question: "Which mooring?", answer: "14", id: "q1" },
    { question: "Another?", id: "q1" },
    { question: "Third?", id: "t" },
    { question: "Third?", id: "t" },
  );
  expect(imported.map(({ entry }) => entry.id)).toEqual(["t"]);
  expect(present).toEqual([
    { where: "line 2", id: "q1", look: 'it has the id "x" here and it has another answer here' },
    { where: "line 3", id: "q1", look: null },
    { where: "line 6", id: "t", look: null },
  ]);
  expect(refused).toEqual([
    { where: "line 4", reason: 'the id "q1" already belongs to another question, "Which mooring?"' },
  ]);
});

test.each<[Record<string, unknown>, string]>([
  [{ question: " " }, "the question is empty"],
  [{ question: { a: 1 } }, 'question must be text, not {"a":1}'],
  [{ question: "New?", answerable: "perhaps" }, 'answerable must be yes or no, not "perhaps"'],
  [{ question: "New?", gold: "boat.md" }, "gold must be a list of passages"],
  [
    { question: "New?", gold: [{ source: "boat.md", quote: "a ship" }] },
    'the quote "a ship" does not stand in "boat.md"',
  ],
  [{ question: "New?", gold: [{ source: "boat.md" }] }, "gold.0: needs start and end, or a quote"],
  [{ question: "New?", quote: [3] }, "quote must be text or a list of texts"],
])("%j is refused with a reason", async (fields, reason) => {
  expect(await merge(fields)).toEqual({ imported: [], present: [], refused: [{ where: "line 2", reason }] });
});
