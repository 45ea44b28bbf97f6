import { expect, test } from "vitest";
import type { SearchEvent } from "../../contracts/search.ts";
import { withLeaders } from "./with-leaders.ts";

const promoted = (candidate: string, behind: number): SearchEvent => ({
  type: "candidate-promoted",
  phase: "race",
  candidate,
  behind,
  standardDeviation: 0.01,
});

test("whoever comes to be ahead is told once, after what shows it", async () => {
  const events: SearchEvent[] = [
    promoted("a", 0),
    promoted("b", 0.02),
    promoted("a", 0),
    promoted("b", 0),
    {
      type: "candidate-dropped",
      phase: "confirm",
      candidate: "b",
      reason: {
        kind: "clearly-worse",
        against: "c",
        difference: -0.2,
        upper: -0.1,
        n: 20,
        clusters: 10,
      },
    },
  ];
  async function* told() {
    yield* events;
  }
  expect(await Array.fromAsync(withLeaders(told()))).toEqual([
    events[0],
    { type: "search-leader", phase: "race", candidate: "a" },
    events[1],
    events[2],
    events[3],
    { type: "search-leader", phase: "race", candidate: "b" },
    events[4],
    { type: "search-leader", phase: "confirm", candidate: "c" },
  ]);
});
