import fc from "fast-check";
import { expect, test } from "vitest";
import { throwIfAborted } from "./abort.ts";
import { workThrough } from "./work-through.ts";

const never = new AbortController().signal;

test("gives results in the order of the items, and never has more under way than allowed", async () => {
  const order = fc.scheduler();
  await fc.assert(
    fc.asyncProperty(order, fc.nat(12), fc.integer({ min: 1, max: 5 }), async (scheduler, count, atOnce) => {
      let running = 0;
      let most = 0;
      const items = Array.from({ length: count }, (_, at) => at);
      const worked = workThrough(
        items,
        atOnce,
        async (item) => {
          most = Math.max(most, ++running);
          await scheduler.schedule(Promise.resolve());
          running -= 1;
          return item * 2;
        },
        never,
      );
      await scheduler.waitFor(worked);
      expect([await worked, most]).toEqual([items.map((item) => item * 2), Math.min(count, atOnce)]);
    }),
  );
});

test("after a failure stops what runs, begins nothing more, and throws that failure", async () => {
  const begun: number[] = [];
  const stopped: number[] = [];
  const failure = new Error("It broke.");
  const worked = workThrough(
    [0, 1, 2, 3],
    2,
    async (item, signal) => {
      begun.push(item);
      if (item === 1) throw failure;
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      stopped.push(item);
      throwIfAborted(signal);
    },
    never,
  );
  await expect(worked).rejects.toBe(failure);
  expect([begun, stopped]).toEqual([[0, 1], [0]]);
});

test("stops once the signal fires, whatever the work makes of it", async () => {
  const stopping = new AbortController();
  const worked = workThrough(
    [0, 1],
    1,
    async () => {
      stopping.abort();
      throw new Error("Something else.");
    },
    stopping.signal,
  );
  await expect(worked).rejects.toMatchObject({ code: "aborted" });
  await expect(workThrough([0], 1, async () => 0, stopping.signal)).rejects.toMatchObject({
    code: "aborted",
  });
});
