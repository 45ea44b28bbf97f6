import { expect, test } from "vitest";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { promptBytes, startBudget } from "./budget.ts";

const limits = { rounds: 3, tokens: 1000, seconds: 60 };

test("a call fits as long as it leaves the reserve", () => {
  const budget = startBudget(limits, fixedClock());
  budget.spend({ inputTokens: 300, outputTokens: 100 }, 9999, 0);
  expect([
    budget.forbids(600),
    budget.forbids(601),
    budget.forbids(400, 200),
    budget.forbids(400, 201),
  ]).toEqual([null, "tokens", null, "tokens"]);
});

test("where the provider does not tell, a call took what it may have taken", () => {
  const budget = startBudget(limits, fixedClock());
  budget.spend(null, 990, 0);
  expect([budget.forbids(10), budget.forbids(11)]).toEqual([null, "tokens"]);
});

test("time is looked at before a call, with that of the longest so far kept back for the next", () => {
  const clock = fixedClock();
  const budget = startBudget(limits, clock);
  budget.spend({ inputTokens: 1, outputTokens: 1 }, 9, 20_000);
  clock.advance(39_999);
  expect([budget.forbids(1, 1), budget.forbids(1)]).toEqual([null, null]);
  clock.advance(1);
  expect([budget.forbids(1, 1), budget.forbids(1)]).toEqual(["seconds", null]);
  clock.advance(20_000);
  expect([budget.forbids(1, 1), budget.forbids(1)]).toEqual(["seconds", "seconds"]);
});

test("where nobody can count, a prompt takes no more tokens than it has bytes, and a frame", () => {
  const text = "| 3 | 1 | 4 | 1 | 5 | 9 | 潮汐是 |";
  const messages = [{ role: "user" as const, parts: [{ type: "text" as const, text }] }];
  const most = promptBytes({ messages, maxOutputTokens: 100 });
  expect(most).toBeGreaterThanOrEqual(Buffer.byteLength(text));
  expect(most).toBeLessThan(Buffer.byteLength(text) + 300);
});
