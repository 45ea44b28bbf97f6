import { expect, test } from "vitest";
import { traceLines } from "./trace-lines.ts";

const trace = {
  stoppedBy: null,
  repairs: 0,
  citationsGiven: 0,
  citationsRemoved: 0,
  sentences: 0,
  sentencesUngrounded: 0,
  factsUnsupported: [],
  withheld: [],
};

test("why there is no answer, or only a part of one, is said of a single call too", () => {
  const step = {
    node: "answer",
    round: 1,
    reason: "A content filter of the provider withheld the answer.",
    queries: [],
    found: [],
    kept: [],
    calls: [{ model: "local/m", reply: null, usage: null }],
  };
  const answer = { text: "", refused: true, citations: [], evidence: 0, trace: { ...trace, steps: [step] } };
  const calls = { calls: 1, inputTokens: 10, outputTokens: 0, callsWithoutUsage: 0 };
  expect(traceLines({ answer, calls })).toEqual([
    "answer: A content filter of the provider withheld the answer.",
    "1 call of local/m: 10 tokens read, 0 written",
  ]);
});

test("a format that was not kept is no limit", () => {
  const answer = { text: "", refused: true, citations: [], evidence: 0 };
  const lines = (stoppedBy: "format" | "tokens") =>
    traceLines({
      answer: { ...answer, trace: { ...trace, stoppedBy, steps: [] } },
      calls: { calls: 1, inputTokens: 1, outputTokens: 1, callsWithoutUsage: 0 },
    })[0];
  expect(lines("format")).toBe("The model did not keep the format that it was asked for.");
  expect(lines("tokens")).toBe("It was ended by its limit of tokens.");
});
