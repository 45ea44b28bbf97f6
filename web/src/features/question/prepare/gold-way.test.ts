import { expect, test } from "vitest";
import { goldWay } from "./gold-way.ts";
import { endAt, sampleStory } from "./story.fixture.ts";

const states = (story: Parameters<typeof goldWay>[0]): string => Object.values(goldWay(story)).join(" ");

test.each([
  ["cited", "here here here here here"],
  ["given", "here here here here lost"],
  ["ranked", "here here here lost gone"],
  ["indexed", "here here lost gone gone"],
  ["nowhere", "here lost gone gone gone"],
] as const)("gold that got as far as %s", (best, way) => {
  expect(states(sampleStory({ end: endAt(best) }))).toBe(way);
});

test("without gold, or before the run has ended, nobody can tell", () => {
  expect(states(sampleStory({ gold: [] }))).toBe("none none none none none");
  expect(states(sampleStory({ end: null }))).toBe("here none none none none");
});

test("what never happened lost nothing: no answer at all, or one that the model could not give", () => {
  const { answer } = sampleStory();
  expect(states(sampleStory({ answer: null, end: endAt("ranked") }))).toBe("here here here none none");
  expect(states(sampleStory({ answer: { ...answer!, failed: "broken" }, end: endAt("given") }))).toBe(
    "here here here here none",
  );
});
