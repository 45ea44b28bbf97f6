import { expect, test } from "vitest";
import { inParallel } from "./in-parallel.ts";

const never = new AbortController().signal;

test("works on so many at once, and gives the results in the order of the items", async () => {
  let [running, most] = [0, 0];
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < 5 - (item % 3); turn += 1) await Promise.resolve();
    running -= 1;
    return item * 2;
  };
  expect([await inParallel([0, 1, 2, 3, 4, 5, 6], 3, work, never), most]).toEqual([
    [0, 2, 4, 6, 8, 10, 12],
    3,
  ]);
});

test("begins nothing more after a failure, stops what runs, and throws the first", async () => {
  const begun: number[] = [];
  const stopped: number[] = [];
  const work = async (item: number, signal: AbortSignal): Promise<void> => {
    begun.push(item);
    if (item === 1) throw new Error("first");
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    stopped.push(item);
    throw new Error("later");
  };
  await expect(inParallel([0, 1, 2, 3], 2, work, never)).rejects.toThrow("first");
  expect([begun, stopped]).toEqual([[0, 1], [0]]);
});

test("is aborted by its signal, before and in the middle", async () => {
  await expect(inParallel([1], 1, async () => 1, AbortSignal.abort())).rejects.toMatchObject({
    code: "aborted",
  });
  const stopping = new AbortController();
  const work = async (): Promise<void> => stopping.abort();
  await expect(inParallel([1, 2], 1, work, stopping.signal)).rejects.toMatchObject({ code: "aborted" });
});
