import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type Splittable, splitByCluster } from "./split-by-cluster.ts";

const digestOf = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
const parts = [
  { name: "development", share: 0.6 },
  { name: "test", share: 0.4 },
];
const split = (questions: readonly Splittable[], seed = 1) =>
  splitByCluster(questions, { parts, seed, digestOf });
const questionOf = (id: number, changes: Partial<Splittable> = {}): Splittable => ({
  id: String(id),
  cluster: String(id),
  answerable: true,
  split: undefined,
  words: `words ${id}`,
  ...changes,
});

const sets = array(record({ cluster: integer({ min: 0, max: 12 }), answerable: boolean() }), {
  minLength: 1,
  maxLength: 60,
}).map((list) =>
  list.map(({ cluster, answerable }, id) => questionOf(id, { cluster: `c${cluster}`, answerable })),
);

test("every question gets a part, and a cluster is never divided", () => {
  assert(
    property(sets, integer({ min: 0, max: 99 }), (questions, seed) => {
      const { partOf } = split(questions, seed);
      expect(partOf.size).toBe(questions.length);
      for (const members of Map.groupBy(questions, ({ cluster }) => cluster).values()) {
        expect(new Set(members.map(({ id }) => partOf.get(id))).size).toBe(1);
      }
    }),
  );
});

test("a cluster keeps its part when questions are added", () => {
  assert(
    property(sets, sets, (before, added) => {
      const first = split(before).partOf;
      const all = [
        ...before.map((question) => ({ ...question, split: first.get(question.id) })),
        ...added.map((question) => ({ ...question, id: `new ${question.id}`, words: `new ${question.id}` })),
      ];
      const second = split(all).partOf;
      expect(before.map(({ id }) => second.get(id))).toEqual(before.map(({ id }) => first.get(id)));
    }),
  );
});

test("the order of the questions does not count, the seed does", () => {
  const questions = Array.from({ length: 40 }, (_, id) => questionOf(id));
  const sorted = (found: ReadonlyMap<string, string>) => [...found].sort(([a], [b]) => Number(a) - Number(b));
  const first = sorted(split(questions).partOf);
  expect(sorted(split(questions.toReversed()).partOf)).toEqual(first);
  expect(sorted(split(questions, 2).partOf)).not.toEqual(first);
});

test("shares hold for answerable questions and for the others", () => {
  const questions = Array.from({ length: 100 }, (_, id) => questionOf(id, { answerable: id % 5 > 0 }));
  const { partOf } = split(questions);
  const counts = (answerable: boolean) =>
    questions.filter((one) => one.answerable === answerable && partOf.get(one.id) === "development").length;
  expect([counts(true), counts(false)]).toEqual([48, 12]);
});

test("clusters that ask the same go together", () => {
  assert(
    property(integer({ min: 0, max: 50 }), constantFrom(2, 3, 4), (seed, twins) => {
      const questions = Array.from({ length: 20 }, (_, id) =>
        questionOf(id, id < twins ? { words: "same" } : {}),
      );
      const { partOf } = split(questions, seed);
      expect(new Set(questions.slice(0, twins).map(({ id }) => partOf.get(id))).size).toBe(1);
    }),
  );
});

test("a cluster in two parts goes where most of it is", () => {
  const names = ["test", "test", "development", "elsewhere"];
  const questions = names.map((name, id) => questionOf(id, { cluster: "one", split: name }));
  expect(split(questions)).toEqual({
    partOf: new Map(questions.map(({ id }) => [id, "test"])),
    kept: 1,
    assigned: 0,
  });
});
