import { expect, test } from "vitest";
import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import { modelError, type LanguageModelFault } from "../../ports/language-model-fault.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { saying, scriptedModel, type ScriptedReply } from "../../testing/scripted-model.ts";
import { seededRandom } from "../statistics/random.ts";
import { circuit } from "./circuit.ts";
import { ask, eventsOf, leaveAfter, outcomeOf } from "./events-of.fixture.ts";
import { type RetryingModelSettings, retryingModel } from "./retrying-model.ts";
import type { Wait } from "./wait.ts";

const reply = saying(["In the ", "north."]);
const failing = (
  fault: Partial<LanguageModelFault> = { mayPass: true },
  events: ScriptedReply["events"] = [],
) => ({
  events,
  ending: modelError("model.failed", { message: "It broke.", hint: "Try again." }, fault),
});
const busy = (retryAfterMs: number | null): ScriptedReply => ({
  events: [],
  ending: modelError("model.busy", { message: "Wait.", hint: "Wait." }, { status: 429, retryAfterMs }),
});

function retrying(replies: readonly ScriptedReply[], more: Partial<RetryingModelSettings> = {}) {
  const clock = fixedClock();
  const waited: number[] = [];
  const wait: Wait = async (milliseconds, signal) => {
    throwIfAborted(signal);
    waited.push(milliseconds);
    clock.advance(milliseconds);
  };
  const asked = scriptedModel({ replies });
  const model = retryingModel({
    model: asked,
    circuit: circuit({ provider: "Test", clock }),
    random: seededRandom(1),
    wait,
    ...more,
  });
  return { asked, model, waited, clock };
}

test("asks again where a failure may pass, and gives only the reply that came", async () => {
  const raw = { type: "raw", direction: "sent", text: "{}" } as const;
  const { asked, model } = retrying([
    failing(),
    failing({ mayPass: true }, [raw]),
    { events: [raw, ...reply] },
  ]);
  expect([await eventsOf(model), asked.requests]).toEqual([
    [raw, ...reply],
    [ask, ask, ask],
  ]);
});

test("waits a random part of a delay that doubles up to its limit", async () => {
  const half = { ...seededRandom(1), uniform: () => 0.5 };
  const replies = [...Array.from({ length: 5 }, () => failing()), { events: reply }];
  const more = {
    random: half,
    attempts: 6,
    firstDelayMs: 100,
    longestDelayMs: 500,
    circuit: circuit({ provider: "Test", clock: fixedClock(), failuresToOpen: 9 }),
  };
  const { model, waited } = retrying(replies, more);
  await eventsOf(model);
  expect(waited).toEqual([50, 100, 200, 250, 250]);
});

test("the same seed waits the same", async () => {
  const runs = [retrying([failing(), { events: reply }]), retrying([failing(), { events: reply }])];
  for (const { model } of runs) await eventsOf(model);
  expect(runs[0]?.waited).toEqual(runs[1]?.waited);
});

test("waits at least as long as the provider asks", async () => {
  const { model, waited } = retrying([busy(7000), busy(null), { events: reply }], { firstDelayMs: 100 });
  await eventsOf(model);
  expect([Math.floor((waited[0] as number) / 100), (waited[1] as number) < 200, waited.length]).toEqual([
    70,
    true,
    2,
  ]);
});

test("does not wait for a provider that asks for too long", async () => {
  const { model, waited } = retrying([busy(120_001)]);
  expect([(await outcomeOf(model)).error?.code, waited]).toEqual(["model.busy", []]);
});

test("gives up after the last attempt with the failure itself and what had come of it", async () => {
  const raw = { type: "raw", direction: "sent", text: "{}" } as const;
  const last = failing({ mayPass: true }, [raw]);
  const { asked, model } = retrying([failing(), last], { attempts: 3 });
  expect([await outcomeOf(model), asked.requests.length]).toEqual([{ events: [raw], error: last.ending }, 3]);
});

test.each<[string, ScriptedReply]>([
  ["that will not pass", failing({ mayPass: false })],
  ["that is a refusal", { events: [], ending: modelError("model.refused", { message: "No.", hint: "No." }) }],
  ["of something else", { events: [], ending: new AppError("store.full", { message: "Full." }) }],
  ["after text was passed on", failing({ mayPass: true }, reply.slice(0, 2))],
])("does not ask again after a failure %s", async (_, first) => {
  const { asked, model, waited } = retrying([first, { events: reply }]);
  const { events, error } = await outcomeOf(model);
  expect([events, error, asked.requests.length, waited]).toEqual([first.events, first.ending, 1, []]);
});

test("asks again where a text had begun, but not a word of it had come", async () => {
  const { model } = retrying([failing({ mayPass: true }, reply.slice(0, 1)), { events: reply }]);
  expect(await eventsOf(model)).toEqual(reply);
});

test("gives a reply without a word", async () => {
  const empty = saying([]);
  expect(await eventsOf(retrying([{ events: empty }]).model)).toEqual(empty);
});

test("stops while it waits", async () => {
  const stopping = new AbortController();
  const wait: Wait = async (_, signal) => {
    stopping.abort();
    throwIfAborted(signal);
  };
  const { asked, model } = retrying([failing()], { wait });
  expect([(await outcomeOf(model, ask, stopping.signal)).error?.code, asked.requests.length]).toEqual([
    "aborted",
    1,
  ]);
});

test("leaves a provider alone that is down, and comes back after that time", async () => {
  const replies = [...Array.from({ length: 5 }, () => failing({ isOutage: true })), { events: reply }];
  const { asked, model, clock } = retrying(replies, { attempts: 1 });
  for (let call = 0; call < 5; call += 1) await outcomeOf(model);
  const refused = await outcomeOf(model);
  clock.advance(30_000);
  expect([refused.error?.message, asked.requests.length, await eventsOf(model)]).toEqual([
    "It broke.",
    5,
    reply,
  ]);
});

test("waits for the circuit as for a provider that asks to", async () => {
  const replies = [failing({ isOutage: true }), { events: reply }];
  const clock = fixedClock();
  const shared = circuit({ provider: "Test", clock, failuresToOpen: 1, openMs: 5000 });
  const waited: number[] = [];
  const wait: Wait = async (milliseconds) => {
    waited.push(milliseconds);
    clock.advance(milliseconds);
  };
  const { model } = retrying(replies, { circuit: shared, wait, firstDelayMs: 10 });
  expect([await eventsOf(model), waited.length, (waited[1] as number) > 4980]).toEqual([reply, 2, true]);
});

test("a model that gives bad replies is no outage", async () => {
  const replies = [...Array.from({ length: 5 }, () => failing({ mayPass: true })), { events: reply }];
  const { model, waited } = retrying(replies, { attempts: 6 });
  expect([await eventsOf(model), waited.every((delay) => delay < 16_000)]).toEqual([reply, true]);
});

test("a provider that turns down and asks to wait is up", async () => {
  const { model } = retrying(
    [busy(null), busy(null), busy(null), busy(null), busy(null), { events: reply }],
    { attempts: 6 },
  );
  expect(await eventsOf(model)).toEqual(reply);
});

test("a reader that leaves does not keep the circuit's one place", async () => {
  const clock = fixedClock();
  const shared = circuit({ provider: "Test", clock, failuresToOpen: 1, openMs: 5000 });
  shared.enter().end("failed");
  clock.advance(5000);
  const { model } = retrying([{ events: reply }], { circuit: shared });
  await leaveAfter(2, model);
  expect(await eventsOf(model)).toEqual(reply);
});

test("asks again for a reply that broke off in its middle where only whole ones are passed on", async () => {
  const begun = reply.slice(0, 2);
  const { asked, model } = retrying([failing({ mayPass: true }, begun), { events: reply }], {
    onlyWhole: true,
  });
  expect([await eventsOf(model), asked.requests]).toEqual([reply, [ask, ask]]);
});

test("gives what came of a reply that never ended, with its failure", async () => {
  const begun = reply.slice(0, 2);
  const { model } = retrying([failing({ mayPass: true }, begun)], { onlyWhole: true, attempts: 1 });
  const { events, error } = await outcomeOf(model);
  expect([events, error?.message]).toEqual([begun, "It broke."]);
});

test("waits no longer than its patience for a provider that is not there, and tries once more at its end", async () => {
  const half = { ...seededRandom(1), uniform: () => 0.5 };
  const { asked, model, waited } = retrying(
    Array.from({ length: 9 }, () => failing({ mayPass: true, isOutage: true })),
    { random: half, attempts: 2, firstDelayMs: 1000, patienceMs: () => 2000 },
  );
  const { error } = await outcomeOf(model);
  expect([waited, asked.requests.length, error?.message]).toEqual([[500, 1000, 500], 4, "It broke."]);
});

test("has all its attempts for a provider that is there and busy", async () => {
  const { model, waited } = retrying([busy(7000), busy(7000), { events: reply }], { patienceMs: () => 10 });
  expect([await eventsOf(model), waited.length]).toEqual([reply, 2]);
});

test("who gives up on a provider that is left alone is told what it failed with", async () => {
  const clock = fixedClock();
  const open = circuit({ provider: "Test", clock, failuresToOpen: 1 });
  const { model } = retrying([failing({ mayPass: true, isOutage: true })], {
    circuit: open,
    attempts: 2,
    wait: () => Promise.resolve(),
  });
  const { error } = await outcomeOf(model);
  expect(error?.message).toBe("It broke.");
});
