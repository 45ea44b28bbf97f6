import { expect, test } from "vitest";
import { turns } from "./turns.ts";

const never = new AbortController().signal;

test("the same key is one caller's at a time, in the order they came", async () => {
  const { take } = turns();
  const told: string[] = [];
  const one = async (name: string): Promise<void> => {
    const end = await take("key", never);
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    end();
  };
  await Promise.all([one("first"), one("second"), one("third")]);
  expect(told).toEqual(["first", "second", "third"].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test("another key does not wait", async () => {
  const { take } = turns();
  await take("one", never);
  expect(await take("other", never)).toEqual(expect.any(Function));
});

test("whoever stops waiting is passed over", async () => {
  const { take } = turns();
  const stop = new AbortController();
  const end = await take("key", never);
  const second = take("key", stop.signal);
  const third = take("key", never);
  stop.abort();
  await expect(second).rejects.toMatchObject({ code: "aborted" });
  end();
  expect(await third).toEqual(expect.any(Function));
});

test("a turn that has ended lets the next begin at once", async () => {
  const { take } = turns();
  (await take("key", never))();
  (await take("key", never))();
  expect(await take("key", never)).toEqual(expect.any(Function));
});
