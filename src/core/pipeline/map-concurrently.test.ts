import { expect, test } from "vitest";
import { mapConcurrently } from "./map-concurrently.ts";

test("gives results in order, never more at once than allowed", async () => {
  let running = 0;
  let most = 0;
  const doubled = await mapConcurrently([5, 1, 4, 2, 3], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    running -= 1;
    return item * 2;
  });
  expect([doubled, most]).toEqual([[10, 2, 8, 4, 6], 2]);
});

test("begins nothing after a failure and waits for what was begun", async () => {
  const ended: number[] = [];
  const mapped = mapConcurrently([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error("one");
    await Promise.resolve();
    ended.push(item);
    return item;
  });
  await expect(mapped).rejects.toThrow("one");
  expect(ended).toEqual([2]);
});
