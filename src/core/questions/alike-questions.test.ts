import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { expect, test } from "vitest";
import { type AlikePair, alikeQuestions } from "./alike-questions.ts";

const breathe = () => undefined;

test("questions with the same words are the same, whatever their case and marks", async () => {
  const questions = ["When does the bus leave?", "Where?", "  when does “the bus” leave", "WHERE"];
  expect(await alikeQuestions(questions, breathe)).toEqual([
    { first: 0, second: 2, how: "same" },
    { first: 1, second: 3, how: "same" },
  ]);
});

test.each<[string, string, boolean]>([
  ["How long may the suitcases stay in the shed?", "For how long can suitcases stay in the shed?", true],
  ["When does the last ferry leave Balmore?", "When do the last ferries leave from Balmore?", true],
  ["When does the ferry leave?", "Where does the ferry leave?", false],
  ["Are dogs allowed in the dining room?", "Are dogs not allowed in the dining room?", false],
  ["What does F3 mean on the hob?", "What does F4 mean on the hob?", false],
  ["海港在哪里？", "海港在哪儿？", false],
])("%s / %s", async (first, second, near) => {
  const pairs = await alikeQuestions([first, second], breathe);
  expect(pairs).toEqual(near ? [{ first: 0, second: 1, how: "near" }] : []);
});

test("finds the same near pairs as comparing all with all", async () => {
  const words = constantFrom("bus", "ferry", "harbour", "ticket", "price", "winter", "monday", "dog");
  const texts = array(
    array(words, { minLength: 3, maxLength: 8 }).map((list) => `when ${list.join(" ")}`),
    { maxLength: 12 },
  );
  await assert(
    asyncProperty(texts, async (questions) => {
      const all: AlikePair[] = [];
      for (let second = 1; second < questions.length; second++) {
        for (let first = 0; first < second; first++) {
          const found = await alikeQuestions([questions[first]!, questions[second]!], breathe);
          all.push(
            ...found.filter(({ how }) => how === "near").map(() => ({ first, second, how: "near" as const })),
          );
        }
      }
      const distinct = (pair: AlikePair) =>
        questions.indexOf(questions[pair.first]!) === pair.first &&
        questions.indexOf(questions[pair.second]!) === pair.second;
      const found = (await alikeQuestions(questions, breathe)).filter(({ how }) => how === "near");
      const expected = all.filter(distinct).sort((a, b) => a.first - b.first || a.second - b.second);
      expect(found).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
