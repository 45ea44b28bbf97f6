import { expect, test } from "vitest";
import { raceOf } from "./race.ts";
import { madeEvents, madeSearch } from "./search.fixture.ts";
import { fateOf, reasonText, storyOf } from "./story.ts";

const race = raceOf(madeSearch, madeEvents);
const names = (id: string): string => id;
const candidate = (id: string) => race.candidates.find((one) => one.id === id)!;

test("a configuration's way is told round by round", () => {
  expect(storyOf(candidate("size=3"), race, names)).toEqual([
    {
      round: "Screening",
      sentences: [
        "Mean .700 on 10 questions.",
        "Went on to racing at place 2, estimated .100 behind the best.",
      ],
    },
    {
      round: "Racing",
      sentences: ["Mean .950 on 2 questions.", "Went on to confirming at place 1, level with the best."],
    },
    { round: "Confirming", sentences: ["Mean .700 on 10 questions."] },
  ]);
});

test("one that was dropped without being measured says both", () => {
  expect(storyOf(candidate("size=5"), race, names)).toEqual([
    {
      round: "Screening",
      sentences: [
        "Not measured here: estimated from what its settings did elsewhere.",
        "Dropped. Place 4, and 2 went on. Estimated .400 behind the best.",
      ],
    },
  ]);
});

test("how far each came", () => {
  expect(race.candidates.map((one) => fateOf(one, race))).toEqual([
    "won",
    "came second",
    "dropped in: Screening",
    "dropped in: Screening",
    "dropped in: Screening",
  ]);
});

test.each([
  {
    reason: {
      kind: "clearly-worse",
      against: "b",
      difference: -0.2,
      upper: -0.1,
      n: 40,
      clusters: 9,
    } as const,
    text: "Clearly worse than b: −.200, at best −.100, on 40 questions in 9 clusters.",
  },
  {
    reason: {
      kind: "dominated",
      against: "b",
      difference: -0.01,
      upper: 0.004,
      worseIn: ["time", "cost"],
      n: 40,
      clusters: 9,
    } as const,
    text: "No better than b (−.010, at best +.004), and slower and dearer.",
  },
  {
    reason: { kind: "unmeasured", failed: 3, asked: 10, message: null } as const,
    text: "Could not be measured, which is not a low score: 3 of 10 questions failed.",
  },
  {
    reason: { kind: "unmeasured", failed: 3, asked: 10, message: "The model is gone." } as const,
    text: "Could not be measured, which is not a low score: The model is gone.",
  },
])("$text", ({ reason, text }) => {
  const worse = "worseIn" in reason ? { ...reason, worseIn: [...reason.worseIn] } : reason;
  expect(reasonText(worse, names)).toBe(text);
});
