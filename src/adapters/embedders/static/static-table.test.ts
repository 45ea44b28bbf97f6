import { expect, test } from "vitest";
import { sha256 } from "../../shared/sha256.ts";
import { decodeTable } from "./static-table.ts";
import { tableBytes } from "./table-bytes.fixture.ts";

const bytes = tableBytes({ harbour: [7, -7, 0, 1], "##s": [-1, 2, -3, 4] });

test("reads words, continuations, scales and values", () => {
  expect(decodeTable(bytes)).toEqual({
    dimensions: 4,
    digest: sha256(bytes.subarray(0, bytes.length - 32)),
    words: new Map([["harbour", 0]]),
    continuations: new Map([["s", 1]]),
    longestToken: 7,
    scales: Float32Array.of(0.5, 0.5),
    values: Int8Array.of(7, -7, 0, 1, -1, 2, -3, 4),
  });
});

test("reads a table that lies anywhere in a buffer", () => {
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  expect(decodeTable(moved.subarray(3))).toEqual(decodeTable(bytes));
});

const changedAt = (at: number): Uint8Array => bytes.with(at, (bytes[at] as number) ^ 1);

test.each([
  ["empty", new Uint8Array(), "it does not begin like one (0 bytes)"],
  ["no table", new Uint8Array(100), "it does not begin like one (100 bytes)"],
  ["cut short", bytes.subarray(0, -1), `it has ${bytes.length - 1} bytes instead of ${bytes.length}`],
  [
    "too long",
    Buffer.concat([bytes, Buffer.of(0)]),
    `it has ${bytes.length + 1} bytes instead of ${bytes.length}`,
  ],
  ["changed in a value", changedAt(bytes.length - 33), "its bytes do not match their digest"],
  [
    "of a token twice",
    tableBytes({ "##a": [1, 1], "##a\n##a": [1, 1] }),
    "it does not name each of its rows",
  ],
])("a file that is %s is damaged", (_, file, how) => {
  expect(() => decodeTable(file)).toThrow(
    expect.objectContaining({
      code: "store.damaged",
      message: `The table of the static embedder is damaged: ${how}.`,
      hint: "Install soundings again.",
    }),
  );
});

test("a file of another format says which", () => {
  expect(() => decodeTable(tableBytes({ a: [1, 1] }, { version: 2 }))).toThrow(
    expect.objectContaining({
      code: "store.damaged",
      message: "The table of the static embedder has format 2, and this version of soundings reads 1.",
    }),
  );
});
