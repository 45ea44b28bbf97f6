import { expect, test } from "vitest";
import { inTurn, spreadOverSources } from "./choose-drafts.ts";
import type { DraftCandidate, DraftKind } from "./draft-candidate.ts";

const candidate = (question: string, kind: DraftKind, trust: number, start: number): DraftCandidate => ({
  question,
  kind,
  trust,
  start,
  end: start + 5,
});

test("kinds take turns, one question a place, and what is not trusted is left out", () => {
  const candidates = [
    candidate("a", "time", 0.9, 0),
    candidate("b", "place", 0.8, 0),
    candidate("c", "time", 0.85, 10),
    candidate("d", "table", 0.8, 20),
    candidate("e", "list", 0.4, 30),
  ];
  expect(inTurn(candidates).map(({ question }) => question)).toEqual(["a", "d", "c"]);
});

test("every source comes before a second of any", () => {
  const sources = [
    [
      { trust: 0.9, of: "a1" },
      { trust: 0.8, of: "a2" },
    ],
    [{ trust: 0.5, of: "b1" }],
    [
      { trust: 0.7, of: "c1" },
      { trust: 0.9, of: "c2" },
    ],
  ];
  expect(spreadOverSources(sources, 4).map(({ of }) => of)).toEqual(["a1", "c1", "b1", "c2"]);
  expect(spreadOverSources([], 4)).toEqual([]);
});
