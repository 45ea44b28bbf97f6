import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppError } from "../../contracts/app-error.ts";
import { type BudgetReservation, budgetMeter } from "./budget-meter.ts";
import { never } from "./events-of.fixture.ts";

function metered(limitUsd: number) {
  const meter = budgetMeter({ limitUsd });
  const begun: string[] = [];
  const refused: string[] = [];
  const made = new Map<string, BudgetReservation>();
  const reserve = (name: string, bound: number, signal = never): Promise<void> =>
    meter.reserve(bound, signal).then(
      (reservation) => {
        begun.push(name);
        made.set(name, reservation);
      },
      (error: AppError) => void refused.push(`${name} ${error.code}`),
    );
  const settle = (name: string, cost?: number): void => made.get(name)?.settle(cost);
  return { meter, begun, refused, reserve, settle };
}

/** Everything that follows from what was done is done by the next turn of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const state = (changed: object) => ({
  limitUsd: 1,
  spentUsd: 0,
  reservedUsd: 0,
  callsAtBound: 0,
  callsAboveBound: 0,
  ...changed,
});

test("what a call cost takes the place of what it could have cost", async () => {
  const { meter, reserve, settle } = metered(1);
  await reserve("a", 0.4);
  const before = meter.state();
  settle("a", 0.1);
  expect([before, meter.state()]).toEqual([state({ reservedUsd: 0.4 }), state({ spentUsd: 0.1 })]);
});

test("where nobody knows what it cost, all that it could have is spent, and counted as such", async () => {
  const { meter, reserve, settle } = metered(1);
  await reserve("a", 0.4);
  settle("a");
  settle("a", 0.1);
  expect(meter.state()).toEqual(state({ spentUsd: 0.4, callsAtBound: 1 }));
});

test("says what is spent, what the next call could cost, what is left, and what to do", async () => {
  const { meter, reserve, settle } = metered(1);
  await reserve("a", 0.9);
  settle("a", 0.85);
  await expect(meter.reserve(0.2, never)).rejects.toMatchObject({
    code: "budget.exceeded",
    message:
      "Of the budget of $1.00, $0.85 is spent; the next call could cost up to $0.20, and $0.15 is left.",
    hint: "Raise --budget and give the same command again: every reply so far is kept, and it continues from there.",
  });
});

test("a call that cannot fit is refused while others are under way, and smaller ones still begin", async () => {
  const { begun, refused, reserve } = metered(1);
  await Promise.all([reserve("a", 0.5), reserve("b", 1.1), reserve("c", 0.5)]);
  expect([begun, refused]).toEqual([["a", "c"], ["b budget.exceeded"]]);
});

test("waits where only calls under way stand in its way, and nobody overtakes", async () => {
  const { begun, refused, reserve, settle } = metered(1);
  void reserve("a", 0.8);
  void reserve("b", 0.6);
  void reserve("c", 0.1);
  await settled();
  const before = [...begun];
  settle("a", 0.2);
  await settled();
  expect([before, begun, refused]).toEqual([["a"], ["a", "b", "c"], []]);
});

test("one that waited is refused once the others have spent its money", async () => {
  const { begun, refused, reserve, settle } = metered(1);
  void reserve("a", 0.8);
  void reserve("b", 0.6);
  void reserve("c", 0.1);
  await settled();
  settle("a", 0.7);
  await settled();
  expect([begun, refused]).toEqual([["a", "c"], ["b budget.exceeded"]]);
});

test("one that is stopped leaves the queue to the next", async () => {
  const { begun, refused, reserve } = metered(1);
  const stopping = new AbortController();
  void reserve("a", 0.8);
  void reserve("b", 0.6, stopping.signal);
  void reserve("c", 0.1);
  await settled();
  stopping.abort();
  await settled();
  expect([begun, refused]).toEqual([["a", "c"], ["b aborted"]]);
});

test("one that was stopped before is not begun", async () => {
  const { meter, refused, reserve } = metered(1);
  await reserve("a", 0.1, AbortSignal.abort());
  expect([refused, meter.state()]).toEqual([["a aborted"], state({})]);
});

test("counts calls that cost more than was thought possible, and begins no more", async () => {
  const { meter, refused, reserve, settle } = metered(1);
  await reserve("a", 0.5);
  settle("a", 1.5);
  await reserve("b", 0.1);
  expect([meter.state(), refused]).toEqual([
    state({ spentUsd: 1.5, callsAboveBound: 1 }),
    ["b budget.exceeded"],
  ]);
});

test("a thousand calls of a tenth of a cent fit a dollar, and not one more", async () => {
  const { meter, refused, reserve, settle } = metered(1);
  for (let at = 0; at < 1000; at += 1) {
    await reserve(String(at), 0.001);
    settle(String(at), 0.001);
  }
  await reserve("last", 0.001);
  expect([meter.state(), refused]).toEqual([state({ spentUsd: 1 }), ["last budget.exceeded"]]);
});

test("free calls begin whatever is spent, and whoever waits", async () => {
  const { begun, reserve, settle } = metered(1);
  await reserve("a", 0.5);
  void reserve("b", 0.9);
  await reserve("c", 0);
  settle("a", 1.5);
  await reserve("d", 0);
  expect(begun).toEqual(["a", "c", "d"]);
});

test.each([
  [0, "With a budget of $0 no model can be asked."],
  [-1, "A budget of -1 US dollars is none."],
  [Number.NaN, "A budget of NaN US dollars is none."],
  [Number.POSITIVE_INFINITY, "A budget of Infinity US dollars is none."],
])("a budget of %d is an error at the start", (limitUsd, message) => {
  expect(() => budgetMeter({ limitUsd })).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});

test("whatever begins and ends when, no more is spent than the limit, and everyone gets an answer in turn", async () => {
  const calls = fc.array(
    fc.record({
      bound: fc.double({ min: 1e-6, max: 0.7, noNaN: true }),
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      endsBefore: fc.nat({ max: 5 }),
    }),
    { minLength: 1, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(calls, async (planned) => {
      const { meter, begun, refused, reserve, settle } = metered(1);
      const ended = new Set<string>();
      const most: number[] = [];
      const endOne = async (at: number): Promise<void> => {
        const running = begun.filter((name) => !ended.has(name));
        const name = running[at % Math.max(1, running.length)];
        if (name === undefined) return;
        const { bound = 0, share = null } = planned[Number(name)] ?? {};
        ended.add(name);
        settle(name, share === null ? undefined : bound * share);
        await settled();
      };
      for (const [at, { bound, endsBefore }] of planned.entries()) {
        void reserve(String(at), bound);
        await settled();
        const { spentUsd, reservedUsd } = meter.state();
        most.push(spentUsd + reservedUsd);
        if (endsBefore > 2) await endOne(endsBefore);
      }
      while (begun.length > ended.size) await endOne(0);
      const { spentUsd, reservedUsd, callsAboveBound } = meter.state();
      expect([...most, spentUsd].filter((usd) => usd > 1 + 1e-12)).toEqual([]);
      expect([reservedUsd, callsAboveBound, begun.length + refused.length]).toEqual([0, 0, planned.length]);
      expect(begun).toEqual([...begun].sort((a, b) => Number(a) - Number(b)));
    }),
    { numRuns: 60 },
  );
});
