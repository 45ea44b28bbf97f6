import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished, test, expect } from "vitest";
import { fileStamp } from "../app/sources/file-stamp.ts";
import { filePieces, pieceBytes } from "./file-pieces.ts";

const content = Buffer.from(Array.from({ length: 3 * pieceBytes + 5 }, (_, at) => at % 251));

function checked(): { path: string; stamp: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-pieces-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "tides.bin");
  writeFileSync(file, content);
  return { path: file, stamp: fileStamp(statSync(file, { bigint: true })) };
}

function replace(file: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

test("pieces join to the part that is asked for, and none is larger than a piece", async () => {
  const file = checked();
  const whole = await Array.fromAsync(filePieces(file, { start: 0, end: content.length }));
  const part = await Array.fromAsync(filePieces(file, { start: 7, end: pieceBytes + 9 }));
  expect(whole.map(({ length }) => length)).toEqual([pieceBytes, pieceBytes, pieceBytes, 5]);
  expect(Buffer.concat(whole).equals(content)).toBe(true);
  expect(Buffer.concat(part).equals(content.subarray(7, pieceBytes + 9))).toBe(true);
});

test.each<[string, (file: string) => void]>([
  ["grows", (file) => appendFileSync(file, "more")],
  ["is written at another time", (file) => utimesSync(file, 1, 1)],
  ["is replaced", replace],
  ["is cut off", (file) => writeFileSync(file, content.subarray(0, pieceBytes))],
])("a file that %s while it is sent is not sent any further", async (_, change) => {
  const file = checked();
  const pieces = filePieces(file, { start: 0, end: content.length });
  const first = await pieces.next();
  change(file.path);
  expect(first.value?.length).toBe(pieceBytes);
  await expect(pieces.next()).rejects.toMatchObject({ code: "source.unreadable" });
  expect(await pieces.next()).toEqual({ done: true, value: undefined });
});

test("a file that has gone since it was checked is an error in words", async () => {
  const file = checked();
  rmSync(file.path);
  await expect(filePieces(file, { start: 0, end: 1 }).next()).rejects.toMatchObject({
    code: "source.unreadable",
    message: "The file could be read a moment ago, and now not (ENOENT).",
  });
});

test("a file that took the place of the one that was checked gives no byte", async () => {
  const file = checked();
  replace(file.path);
  await expect(filePieces(file, { start: 0, end: 1 }).next()).rejects.toMatchObject({
    code: "source.unreadable",
  });
});
