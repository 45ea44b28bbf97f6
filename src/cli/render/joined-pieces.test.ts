import fc from "fast-check";
import { expect, test } from "vitest";
import { joinedPieces } from "./joined-pieces.ts";

async function* given(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

test("joins small pieces, and passes large ones on", async () => {
  const large = "x".repeat(70_000);
  const small = Array.from({ length: 1000 }, () => "a");
  expect(await Array.fromAsync(joinedPieces(given([...small, large, "b", "c"])))).toEqual([
    "a".repeat(1000) + large,
    "bc",
  ]);
  expect(await Array.fromAsync(joinedPieces(given([])))).toEqual([]);
});

test("loses and adds nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "binary" })), async (pieces) => {
      expect((await Array.fromAsync(joinedPieces(given(pieces)))).join("")).toBe(pieces.join(""));
    }),
  );
});
