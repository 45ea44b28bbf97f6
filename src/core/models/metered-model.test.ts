import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { fixedTime } from "../../testing/fixed-time.ts";
import { saying, scriptedModel, type ScriptedReply } from "../../testing/scripted-model.ts";
import { ask, eventsOf, leaveAfter, outcomeOf } from "./events-of.fixture.ts";
import { limitedModel } from "./limited-model.ts";
import { meteredModel, type MeteredCall } from "./metered-model.ts";
import { modelLimiter } from "./model-limiter.ts";
import { addCall, noUsage } from "./usage-total.ts";

const usage = { inputTokens: 10, outputTokens: 5 };
const reply = saying(["In the ", "north."], { usage });

function metered(replies: readonly ScriptedReply[]) {
  const calls: MeteredCall[] = [];
  const model = meteredModel({ model: scriptedModel({ replies }), onCall: (call) => calls.push(call) });
  return { model, calls };
}

test("tells once of every call what it took and how it ended", async () => {
  const failure = new AppError("model.failed", { message: "It broke." });
  const silent = reply.filter(({ type }) => type !== "usage");
  const { model, calls } = metered([
    { events: reply },
    { events: reply.slice(0, 2), ending: failure },
    { events: reply },
    { events: silent },
  ]);
  expect(await eventsOf(model)).toEqual(reply);
  expect((await outcomeOf(model)).error).toBe(failure);
  await leaveAfter(2, model);
  await eventsOf(model);
  const call = { model: "test/scripted", usage: null, ended: "finished", code: null };
  expect(calls).toEqual([
    { ...call, usage },
    { ...call, ended: "failed", code: "model.failed" },
    { ...call, ended: "left" },
    call,
  ]);
});

test("adds calls up, and counts those that told nothing", () => {
  const call: MeteredCall = { model: "test/scripted", usage, ended: "finished", code: null };
  const told = { ...call, usage: { ...usage, cachedInputTokens: 4, reasoningTokens: 2 } };
  expect([call, { ...call, usage: null }, told].reduce(addCall, noUsage)).toEqual({
    calls: 3,
    callsWithoutUsage: 1,
    inputTokens: 20,
    outputTokens: 10,
    cachedInputTokens: 4,
    reasoningTokens: 2,
  });
});

test("a limited model begins when there is room, and gives back what it did not take", async () => {
  const time = fixedTime();
  const limiter = modelLimiter({ limits: { tokensPerMinute: 100 }, clock: time.clock, wait: time.wait });
  const asked = scriptedModel({ replies: [{ events: reply }] });
  const model = limitedModel({ model: asked, limiter, inputTokensOf: () => 10 });
  // Each may take 100 and takes 15.
  expect([await eventsOf(model), await outcomeOf(model, { ...ask, maxOutputTokens: 75 })]).toEqual([
    reply,
    { events: reply, error: undefined },
  ]);
  const waiting = eventsOf(model);
  await time.pass(0);
  expect([asked.requests.length, time.waits()]).toEqual([2, [60_000]]);
  await time.pass(60_000);
  expect(await waiting).toEqual(reply);
});
