import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventChannel } from "./event-channel.ts";

async function read<Event>(events: AsyncIterable<Event>, into: Event[] = []): Promise<Event[]> {
  for await (const event of events) into.push(event);
  return into;
}

test("hands on everything in order, whenever it is read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat()), fc.nat(5), async (numbers, before) => {
      const queue = eventChannel<number>();
      for (const number of numbers.slice(0, before)) queue.push(number);
      const reading = read(queue);
      for (const number of numbers.slice(before)) {
        await Promise.resolve();
        queue.push(number);
      }
      queue.end();
      expect(await reading).toEqual(numbers);
    }),
  );
});

test("fails after what was pushed before, with what it was given, also where that is nothing", async () => {
  const outcomes = [];
  for (const error of [new Error("It broke."), undefined]) {
    const queue = eventChannel<number>();
    const heard: number[] = [];
    queue.push(1);
    queue.fail(error);
    queue.end();
    outcomes.push([
      await read(queue, heard).then(
        () => "ended",
        (thrown: unknown) => [thrown === error],
      ),
      heard,
    ]);
  }
  expect(outcomes).toEqual([
    [[true], [1]],
    [[true], [1]],
  ]);
});
