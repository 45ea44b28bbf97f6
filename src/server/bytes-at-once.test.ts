import { expect, test } from "vitest";
import { bytesAtOnce } from "./bytes-at-once.ts";

const stays = new AbortController().signal;

test("what does not fit waits its turn, and nothing smaller goes before it", async () => {
  const room = bytesAtOnce(100);
  const entered: string[] = [];
  const enter = (name: string, bytes: number) =>
    room.take(bytes, stays).then((leave) => {
      entered.push(name);
      return leave;
    });
  const first = enter("60", 60);
  const second = enter("50", 50);
  const third = enter("10", 10);
  const leave = await first;
  expect(entered).toEqual(["60"]);
  leave?.();
  leave?.();
  await Promise.all([second, third]);
  expect(entered).toEqual(["60", "50", "10"]);
});

test("what is larger than all the room is let in alone", async () => {
  const room = bytesAtOnce(100);
  const leave = await room.take(1000, stays);
  let isIn = false;
  const next = room.take(1, stays).then(() => (isIn = true));
  expect(isIn).toBe(false);
  leave?.();
  expect(await next).toBe(true);
});

test("who leaves while waiting holds no room and keeps nobody waiting", async () => {
  const room = bytesAtOnce(100);
  await room.take(90, stays);
  const left = new AbortController();
  const leaving = room.take(50, left.signal);
  const next = room.take(10, stays);
  left.abort();
  expect(await leaving).toBeUndefined();
  expect(await next).toBeTypeOf("function");
  expect(await room.take(1, AbortSignal.abort())).toBeUndefined();
});
