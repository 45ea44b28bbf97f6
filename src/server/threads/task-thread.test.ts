import { expect, test } from "vitest";
import { taskThread } from "./task-thread.ts";

const dying = new URL("./dying-thread.fixture.ts", import.meta.url);

test("a thread that falls over fails what waited for it, with a sentence, and the next task starts another", async () => {
  const thread = taskThread({ script: dying, folder: "nowhere" });
  const failed = await Promise.allSettled([thread.ask("one", null), thread.ask("two", null)]);
  const again = await Promise.allSettled([thread.ask("three", null)]);
  await thread.close();
  const told = [...failed, ...again].map((one) => (one as PromiseRejectedResult).reason as Error);
  expect(told.map(({ message }) => message)).toEqual(
    Array.from({ length: 3 }, () => "The part of the server that worked on this ended unexpectedly."),
  );
  expect(thread.waiting).toBe(0);
});
