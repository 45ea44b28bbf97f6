import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { createMemo, type Memo } from "./memo.ts";

/** Asks for values of a size by name and tells which of them had to be made. */
function counting(memo: Memo) {
  const made: string[] = [];
  const ask = (key: string, bytes: number) =>
    memo.get(key, async () => {
      made.push(key);
      return { value: key.toUpperCase(), bytes };
    });
  return { made, ask };
}

test("makes a value once and gives it to everybody", async () => {
  const { made, ask } = counting(createMemo(10));
  const values = await Promise.all([ask("a", 1), ask("a", 1)]);
  expect([values, await ask("a", 1), made]).toEqual([["A", "A"], "A", ["a"]]);
});

test("lets the least recently used go when there is no more room", async () => {
  const { made, ask } = counting(createMemo(10));
  for (const key of ["a", "b", "a", "c", "a", "b"]) await ask(key, 4);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

test("keeps a value larger than all room until the next comes", async () => {
  const { made, ask } = counting(createMemo(10));
  for (const key of ["small", "large", "large", "small", "large"]) await ask(key, key === "large" ? 50 : 1);
  expect(made).toEqual(["small", "large", "small", "large"]);
});

test("a value that is being made is never let go", async () => {
  const memo = createMemo(10);
  const { made, ask } = counting(memo);
  const { promise, resolve } = Promise.withResolvers<{ value: string; bytes: number }>();
  const slow = memo.get("slow", () => promise);
  await ask("large", 50);
  await ask("larger", 60);
  resolve({ value: "SLOW", bytes: 1 });
  expect([await slow, await ask("slow", 1), made]).toEqual(["SLOW", "SLOW", ["large", "larger"]]);
});

test("does not keep a failure: all who waited fail, who asks later makes it again", async () => {
  const memo = createMemo(10);
  const fail = () => Promise.reject(new Error("no"));
  const both = await Promise.allSettled([memo.get("a", fail), memo.get("a", fail)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await memo.get("a", async () => ({ value: "A", bytes: 1 }))).toBe("A");
});

test("where the one who makes it is stopped, the next who waits makes it", async () => {
  const memo = createMemo(10);
  const { made, ask } = counting(memo);
  const { promise, reject } = Promise.withResolvers<{ value: string; bytes: number }>();
  const stopped = memo.get("a", () => promise);
  const waiting = [ask("a", 1), ask("a", 1)];
  reject(new AppError("aborted", { message: "Stopped." }));
  await expect(stopped).rejects.toMatchObject({ code: "aborted" });
  expect([await Promise.all(waiting), made]).toEqual([["A", "A"], ["a"]]);
});

test("who makes it and is stopped does not try again", async () => {
  let times = 0;
  const stop = async () => {
    times += 1;
    throw new AppError("aborted", { message: "Stopped." });
  };
  await expect(createMemo(10).get("a", stop)).rejects.toMatchObject({ code: "aborted" });
  expect(times).toBe(1);
});
