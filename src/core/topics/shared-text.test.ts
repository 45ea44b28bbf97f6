import { expect, test } from "vitest";
import type { Chunk } from "../../contracts/chunk.ts";
import { sharedText } from "./shared-text.ts";
import { planeRows } from "./vectors.fixture.ts";

const chunk = (source: string, start: number, end: number): Chunk => ({
  source,
  start,
  end,
  text: "x".repeat(end - start),
  breadcrumb: [],
  section: -1,
});

const shared = (chunks: readonly Chunk[], rows: ReturnType<typeof planeRows>) =>
  sharedText(chunks, rows, () => undefined);

test("the same chunks in another order are wholly shared", async () => {
  const chunks = [chunk("a", 0, 10), chunk("a", 10, 30), chunk("b", 0, 20), chunk("b", 20, 30)];
  expect(await shared(chunks, planeRows(0, 60, 60, 0))("a", "b")).toBe(1);
});

test("text that only one of them has counts by its length, whichever has it", async () => {
  // 10 of b's 40 characters lie at 60° from all of a: (30 · 1 + 10 · .5) / 40.
  const chunks = [chunk("a", 0, 30), chunk("b", 0, 30), chunk("b", 30, 40)];
  const of = shared(chunks, planeRows(0, 0, 60));
  expect([await of("a", "b"), await of("b", "a")]).toEqual([0.875, 0.875]);
});

test("documents of one mean that share no text are told apart", async () => {
  const chunks = [chunk("a", 0, 10), chunk("a", 10, 20), chunk("b", 0, 10)];
  expect(await shared(chunks, planeRows(-60, 60, 0))("a", "b")).toBe(0.5);
});
