import { expect, test } from "vitest";
import { foldSearch, newerEvents, nothingLive } from "./live-search.ts";
import { madeEvents } from "./search.fixture.ts";

test("the search's own events are kept, others pass by, and who is ahead is remembered", () => {
  const told = [
    { type: "stage-start", runId: null, stage: "chunk" } as const,
    ...madeEvents.slice(0, 3),
    { type: "search-leader", phase: "screen", candidate: "size=2" } as const,
    { type: "events-lost", from: 1, to: 2 } as const,
  ];
  expect(told.reduce(foldSearch, nothingLive)).toEqual({ events: madeEvents.slice(0, 3), leader: "size=2" });
});

test("the longer history is shown, and a live one without its beginning never", () => {
  const stored = madeEvents.slice(0, 5);
  expect(newerEvents(stored, madeEvents)).toBe(madeEvents);
  expect(newerEvents(madeEvents, stored)).toBe(madeEvents);
  expect(newerEvents(stored, madeEvents.slice(1))).toBe(stored);
});
