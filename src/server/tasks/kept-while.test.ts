import { rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { keptWhile } from "./kept-while.ts";

const longAgo = new Date(1_700_000_000_000);

function writtenAt(file: string, text: string, time: Date): void {
  writeFileSync(file, text);
  utimesSync(file, time, time);
}

test("what is read is kept until a file is written, replaced or removed", async () => {
  const file = path.join(temporaryFolder(), "a.txt");
  const kept = keptWhile<number>();
  let readings = 0;
  const read = () => kept([file], () => Promise.resolve((readings += 1)));
  writtenAt(file, "a", longAgo);
  const unchanged = [await read(), await read()];
  writtenAt(file, "b", new Date(longAgo.getTime() + 1));
  const written = [await read(), await read()];
  rmSync(file);
  const removed = [await read(), await read()];
  expect([unchanged, written, removed]).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test("what was written just now is kept for a moment only: another writing might bear the same time", async () => {
  const file = path.join(temporaryFolder(), "a.txt");
  let time = 0;
  const kept = keptWhile<number>(() => time);
  let readings = 0;
  // As if the clock of the file system were ahead: it stays new however slow this machine is.
  writtenAt(file, "a", new Date(Date.now() + 60_000));
  const read = () => kept([file], () => Promise.resolve((readings += 1)));
  const atOnce = [await read(), await read()];
  time = 100;
  expect([atOnce, await read()]).toEqual([[1, 1], 2]);
});

test("a reading that failed is not kept", async () => {
  const file = path.join(temporaryFolder(), "a.txt");
  const kept = keptWhile<string>();
  writtenAt(file, "a", longAgo);
  await expect(kept([file], () => Promise.reject(new Error("locked")))).rejects.toThrow("locked");
  expect(await kept([file], () => Promise.resolve("read"))).toBe("read");
});
