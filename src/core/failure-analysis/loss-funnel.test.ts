import * as fc from "fast-check";
import { expect, test } from "vitest";
import { endOfQuestion } from "./end-of-question.ts";
import { isLoss, lossFunnel } from "./loss-funnel.ts";
import { type EndName, endNames, losses, type QuestionEnd } from "./question-end.ts";
import { places, record } from "./records.fixture.ts";

function ended(end: EndName, changes: Partial<QuestionEnd> = {}, id = "q"): QuestionEnd {
  return {
    ...endOfQuestion(record(), places()),
    questionId: id,
    end,
    refused: false,
    judgement: null,
    ...changes,
  };
}

const words = (id: string) => `words of ${id}`;

test("counts where questions were lost, step by step", () => {
  const ends = [
    ended("not-retrieved", { refused: true }, "1"),
    ended("not-retrieved", { judgement: "right" }, "2"),
    ended("below-the-cut", {}, "3"),
    ended("refused-wrongly", { refused: true }, "4"),
    ended("used-unjudged", {}, "5"),
    ended("used-but-wrong", {}, "6"),
    ended("right", {}, "7"),
    ended("rightly-refused", { refused: true }, "8"),
    ended("not-analysable", {}, "9"),
  ];
  const funnel = lossFunnel(ends, words, { answers: true });
  expect(funnel.steps).toEqual([
    { step: "asked", reached: 7, lost: 0, end: null },
    { step: "indexed", reached: 7, lost: 0, end: "not-in-index" },
    { step: "ranked", reached: 5, lost: 2, end: "not-retrieved" },
    { step: "given", reached: 4, lost: 1, end: "below-the-cut" },
    { step: "answered", reached: 3, lost: 1, end: "refused-wrongly" },
    { step: "cited", reached: 3, lost: 0, end: "not-used" },
    { step: "right", reached: 1, lost: 1, end: "used-but-wrong" },
  ]);
  expect([funnel.questions, funnel.unjudged, funnel.largestLoss]).toEqual([9, 1, "not-retrieved"]);
  expect(funnel.ends.find(({ end }) => end === "not-retrieved")).toEqual({
    end: "not-retrieved",
    count: 2,
    share: 2 / 9,
    refused: 1,
    rightAllTheSame: 1,
    examples: [
      { questionId: "1", question: "words of 1" },
      { questionId: "2", question: "words of 2" },
    ],
  });
});

test("shows three examples of an end at most", () => {
  const ends = ["1", "2", "3", "4"].map((id) => ended("not-used", {}, id));
  const funnel = lossFunnel(ends, words, { answers: true });
  const shown = funnel.ends
    .find(({ end }) => end === "not-used")
    ?.examples.map(({ questionId }) => questionId);
  expect(shown).toEqual(["1", "2", "3"]);
});

test("ends with the ranking where retrieval was measured alone", () => {
  const { steps } = lossFunnel([ended("retrieved"), ended("not-retrieved")], words, { answers: false });
  expect(steps.map(({ step, reached }) => [step, reached])).toEqual([
    ["asked", 2],
    ["indexed", 2],
    ["ranked", 1],
  ]);
});

test("names the earlier of two equal losses, and none where nothing was lost", () => {
  const equal = [ended("should-have-refused"), ended("not-used")];
  expect(lossFunnel(equal, words, { answers: true }).largestLoss).toBe("not-used");
  expect(lossFunnel([ended("right")], words, { answers: true }).largestLoss).toBeNull();
  expect(lossFunnel([], words, { answers: true })).toMatchObject({ questions: 0, largestLoss: null });
});

test("every question is counted once, whatever the ends", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...endNames)), (names) => {
      const { ends, steps, unjudged, questions } = lossFunnel(
        names.map((name) => ended(name)),
        words,
        { answers: true },
      );
      expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(names.length);
      expect(ends.map(({ end }) => end)).toEqual(endNames);
      const countOf = (end: EndName) => names.filter((name) => name === end).length;
      const [asked, last] = [steps[0]!.reached, steps.at(-1)!.reached];
      const outside = countOf("should-have-refused") + countOf("rightly-refused") + countOf("not-analysable");
      expect(asked).toBe(questions - outside);
      // Ranked questions of a run without answers do not occur beside answered ones.
      expect(last - countOf("retrieved")).toBe(countOf("right"));
      expect(asked - last).toBe(unjudged + steps.reduce((sum, { lost }) => sum + lost, 0));
    }),
  );
});

test("a loss is an end that is listed as one", () => {
  expect(endNames.filter(isLoss)).toEqual(losses);
});
