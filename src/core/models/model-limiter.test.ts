import fc from "fast-check";
import { expect, test } from "vitest";
import { fixedTime } from "../../testing/fixed-time.ts";
import { never } from "./events-of.fixture.ts";
import { type LimiterPass, type ModelLimits, modelLimiter } from "./model-limiter.ts";

function limited(limits: ModelLimits) {
  const time = fixedTime();
  const limiter = modelLimiter({ limits, clock: time.clock, wait: time.wait });
  const begun: string[] = [];
  const passes = new Map<string, LimiterPass>();
  const enter = (name: string, tokens = 0, signal = never): Promise<void> =>
    limiter.enter(tokens, signal).then((pass) => {
      begun.push(name);
      passes.set(name, pass);
    });
  return { time, enter, begun, leave: (name: string, used?: number) => passes.get(name)?.leave(used) };
}

test("lets everything begin at once where nothing is limited", async () => {
  const { enter, begun } = limited({});
  await Promise.all(Array.from({ length: 100 }, (_, at) => enter(String(at), 1_000_000)));
  expect(begun).toHaveLength(100);
});

test("lets so many run at once, the others in the order they came", async () => {
  const { time, enter, begun, leave } = limited({ concurrent: 2 });
  for (const name of ["a", "b", "c", "d"]) void enter(name);
  await time.pass(0);
  const first = [...begun];
  leave("b");
  leave("b");
  await time.pass(0);
  expect([first, begun]).toEqual([
    ["a", "b"],
    ["a", "b", "c"],
  ]);
});

test("lets so many begin within any minute", async () => {
  const { time, enter, begun } = limited({ requestsPerMinute: 2 });
  void enter("a");
  await time.pass(40_000);
  for (const name of ["b", "c", "d"]) void enter(name);
  await time.pass(19_999);
  const before = [...begun];
  await time.pass(1);
  const atMinute = [...begun];
  await time.pass(40_000);
  expect([before, atMinute, begun]).toEqual([
    ["a", "b"],
    ["a", "b", "c"],
    ["a", "b", "c", "d"],
  ]);
});

test("counts the tokens a call may take, and gives back what it did not", async () => {
  const { time, enter, begun, leave } = limited({ tokensPerMinute: 100 });
  for (const name of ["a", "b"]) void enter(name, 60);
  await time.pass(1000);
  const before = [...begun];
  leave("a", 40);
  await time.pass(0);
  expect([before, begun]).toEqual([["a"], ["a", "b"]]);
});

test("keeps the whole amount of a call that tells nothing", async () => {
  const { time, enter, begun, leave } = limited({ tokensPerMinute: 100 });
  for (const name of ["a", "b"]) void enter(name, 60);
  await time.pass(0);
  leave("a");
  await time.pass(59_999);
  expect([begun, time.waits()]).toEqual([["a"], [1]]);
});

test("does not let a small call overtake a large one", async () => {
  const { time, enter, begun } = limited({ tokensPerMinute: 100 });
  void enter("half", 50);
  void enter("large", 90);
  void enter("small", 10);
  await time.pass(59_999);
  expect(begun).toEqual(["half"]);
  await time.pass(1);
  expect(begun).toEqual(["half", "large", "small"]);
});

test("lets a call begin alone that is larger than a minute holds", async () => {
  const { time, enter, begun } = limited({ tokensPerMinute: 100 });
  void enter("huge", 1000);
  void enter("small", 1);
  await time.pass(59_999);
  expect(begun).toEqual(["huge"]);
});

test("one that is aborted leaves the queue, and the wait for it ends", async () => {
  const { time, enter, begun } = limited({ tokensPerMinute: 100 });
  const stopping = new AbortController();
  void enter("a", 50);
  const large = enter("large", 90, stopping.signal);
  void enter("small", 10);
  await time.pass(0);
  stopping.abort();
  await expect(large).rejects.toMatchObject({ code: "aborted" });
  await time.pass(0);
  expect([begun, time.waits()]).toEqual([["a", "small"], []]);
});

test("a wait that fails is told to everybody who waits", async () => {
  const { clock } = fixedTime();
  const wait = () => Promise.reject(new Error("No timer."));
  const limiter = modelLimiter({ limits: { requestsPerMinute: 1 }, clock, wait });
  await limiter.enter(0, never);
  const others = await Promise.allSettled([limiter.enter(0, never), limiter.enter(0, never)]);
  expect(others.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("refuses one that was aborted before", async () => {
  const { enter, begun } = limited({});
  await expect(enter("a", 0, AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
  expect(begun).toEqual([]);
});

test("whatever comes when, no minute holds more than its limit, all begin, and in order", async () => {
  const calls = fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 40_000 }), tokens: fc.integer({ min: 1, max: 100 }) }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(calls, async (planned) => {
      const time = fixedTime();
      const limiter = modelLimiter({
        limits: { tokensPerMinute: 100, requestsPerMinute: 3 },
        clock: time.clock,
        wait: time.wait,
      });
      const begun: { at: number; tokens: number; call: number }[] = [];
      for (const [call, { after, tokens }] of planned.entries()) {
        await time.pass(after);
        void limiter
          .enter(tokens, never)
          .then(() => begun.push({ at: time.clock.monotonic(), tokens, call }));
      }
      await time.pass(60_000 * (planned.length + 1));
      const windows = begun.map(({ at: start }) =>
        begun.filter(({ at }) => at >= start && at - start < 60_000),
      );
      expect(
        windows.filter(
          (window) => window.length > 3 || window.reduce((sum, { tokens }) => sum + tokens, 0) > 100,
        ),
      ).toEqual([]);
      expect(begun.map(({ call }) => call)).toEqual(planned.map((_, call) => call));
    }),
    { numRuns: 30 },
  );
});
