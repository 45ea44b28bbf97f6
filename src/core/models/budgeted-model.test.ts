import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import type { ModelUsage } from "../../contracts/model.ts";
import { modelError } from "../../ports/language-model-fault.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { saying, scriptedModel, type ScriptedReply } from "../../testing/scripted-model.ts";
import { seededRandom } from "../statistics/random.ts";
import { budgetMeter } from "./budget-meter.ts";
import { type BudgetedModelSettings, budgetedModel } from "./budgeted-model.ts";
import { circuit } from "./circuit.ts";
import { ask, eventsOf, leaveAfter, outcomeOf } from "./events-of.fixture.ts";
import { retryingModel } from "./retrying-model.ts";

const reply = saying(["In the ", "north."], { usage: { inputTokens: 100, outputTokens: 20 } });
const withoutUsage = reply.filter(({ type }) => type !== "usage");

function budgeted(
  replies: readonly ScriptedReply[],
  { limitUsd = 1, ...more }: Partial<BudgetedModelSettings> & { limitUsd?: number } = {},
) {
  const meter = budgetMeter({ limitUsd });
  const asked = scriptedModel({ replies });
  const boundOf = () => 0.4;
  const costOf = ({ inputTokens, outputTokens }: ModelUsage) => (inputTokens + outputTokens) / 1000;
  return { meter, asked, model: budgetedModel({ model: asked, meter, boundOf, costOf, ...more }) };
}

test("spends what a call cost, and passes its events on", async () => {
  const { meter, model } = budgeted([{ events: reply }]);
  expect([await eventsOf(model), model.id, meter.state().spentUsd]).toEqual([reply, "test/scripted", 0.12]);
});

test("asks nothing once the next call could cost more than is left", async () => {
  const { asked, model } = budgeted([{ events: reply }], { limitUsd: 0.5 });
  await eventsOf(model);
  const { events, error } = await outcomeOf(model);
  expect([events, error?.code, asked.requests.length]).toEqual([[], "budget.exceeded", 1]);
});

test.each<[string, ScriptedReply]>([
  ["told no usage", { events: withoutUsage }],
  [
    "broke in the middle",
    { events: reply.slice(0, 2), ending: new AppError("model.failed", { message: "It broke." }) },
  ],
  ["never answered", { events: [], ending: new AppError("model.failed", { message: "It broke." }) }],
  [
    "was refused in the middle",
    { events: reply.slice(0, 2), ending: new AppError("model.refused", { message: "No." }) },
  ],
])("a call that %s may have cost all that it could", async (_, scripted) => {
  const { meter, model } = budgeted([scripted]);
  await outcomeOf(model);
  expect(meter.state()).toMatchObject({ spentUsd: 0.4, reservedUsd: 0, callsAtBound: 1 });
});

test("a call that broke after its usage was told cost what it told", async () => {
  const ending = new AppError("model.failed", { message: "It broke." });
  const { meter, model } = budgeted([{ events: reply.slice(0, -1), ending }]);
  await outcomeOf(model);
  expect(meter.state()).toMatchObject({ spentUsd: 0.12, callsAtBound: 0 });
});

test("a call that is left may have cost all that it could", async () => {
  const { meter, model } = budgeted([{ events: reply }]);
  await leaveAfter(2, model);
  expect(meter.state()).toMatchObject({ spentUsd: 0.4, reservedUsd: 0, callsAtBound: 1 });
});

test.each(["model.unsupported", "model.refused", "model.busy", "egress.refused"] as const)(
  "a request that was not taken, %s, costs nothing",
  async (code) => {
    const sent = { type: "raw", direction: "sent", text: "{}" } as const;
    const { meter, model } = budgeted([{ events: [sent], ending: new AppError(code, { message: "No." }) }]);
    await outcomeOf(model);
    expect(meter.state()).toMatchObject({ spentUsd: 0, reservedUsd: 0, callsAtBound: 0 });
  },
);

test("without a price nothing is asked, and what to write is said", async () => {
  const { asked, model } = budgeted([{ events: reply }], { boundOf: () => undefined });
  const { error } = await outcomeOf(model);
  expect([error?.code, error?.message, error?.hint, asked.requests.length]).toEqual([
    "budget.unknown-price",
    'Nobody knows what a call of "test/scripted" costs, so a budget cannot be kept.',
    'Write into soundings.yaml what a million tokens cost in US dollars, such as models: { "test/scripted": { prices: { input: 1.25, output: 10 } } }, or leave --budget out.',
    0,
  ]);
});

test("every attempt is counted", async () => {
  const broken = modelError("model.failed", { message: "It broke.", hint: "Again." }, { mayPass: true });
  const { meter, model } = budgeted([{ events: [], ending: broken }, { events: reply }]);
  const retried = retryingModel({
    model,
    circuit: circuit({ provider: "Test", clock: fixedClock() }),
    random: seededRandom(1),
    wait: async () => {},
  });
  expect([await eventsOf(retried), meter.state().spentUsd, meter.state().callsAtBound]).toEqual([
    reply,
    0.52,
    1,
  ]);
});

test("a budget that is spent is not asked for again", async () => {
  const { asked, model } = budgeted([{ events: reply }], { limitUsd: 0.3 });
  const waits: number[] = [];
  const retried = retryingModel({
    model,
    circuit: circuit({ provider: "Test", clock: fixedClock() }),
    random: seededRandom(1),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  const { error } = await outcomeOf(retried);
  expect([error?.code, waits, asked.requests.length]).toEqual(["budget.exceeded", [], 0]);
});

test("who asks again at the last event of a reply does not wait for itself", async () => {
  const { meter, model } = budgeted([{ events: reply }], { limitUsd: 0.6 });
  const again: number[] = [];
  for await (const event of model.stream(ask, { signal: new AbortController().signal })) {
    if (event.type === "finish") again.push((await eventsOf(model)).length);
  }
  expect([again, meter.state().spentUsd]).toEqual([[reply.length], 0.24]);
});

test("a call that is stopped as its turn comes costs nothing", async () => {
  const { meter, asked, model } = budgeted([{ events: reply }]);
  const stopping = new AbortController();
  const other = await meter.reserve(0.9, stopping.signal);
  const waiting = outcomeOf(model, ask, stopping.signal);
  await new Promise((resolve) => setImmediate(resolve));
  other.settle(0.1);
  stopping.abort();
  const { error } = await waiting;
  expect([error?.code, meter.state().spentUsd, meter.state().reservedUsd, asked.requests.length]).toEqual([
    "aborted",
    0.1,
    0,
    0,
  ]);
});

test("whatever calls run beside each other, no more is spent than the budget", async () => {
  const outcomes = fc.constantFrom<ScriptedReply>(
    { events: reply },
    { events: withoutUsage },
    { events: reply.slice(0, 3), ending: new AppError("model.failed", { message: "It broke." }) },
    { events: [], ending: new AppError("model.busy", { message: "Wait." }) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(outcomes, { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      async (replies, limitUsd) => {
        const { meter, asked, model } = budgeted(replies, { limitUsd });
        const ended = await Promise.all(replies.map(() => outcomeOf(model)));
        const refused = ended.filter(({ error }) => error?.code === "budget.exceeded").length;
        expect(meter.state().spentUsd).toBeLessThanOrEqual(limitUsd);
        expect([asked.requests.length + refused, meter.state().reservedUsd]).toEqual([replies.length, 0]);
      },
    ),
    { numRuns: 60 },
  );
});
