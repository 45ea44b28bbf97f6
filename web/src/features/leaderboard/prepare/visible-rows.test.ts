import { expect, test } from "vitest";
import { parseConditions } from "./conditions.ts";
import { madeBoard, madeRow } from "./leaderboard.fixture.ts";
import { visibleRows } from "./visible-rows.ts";

const { rows } = madeBoard([
  madeRow("run-a", { settings: { "chunk.size": 300, "retrieve.method": "hybrid" } }),
  madeRow("run-b", { settings: { "chunk.size": 500, "retrieve.method": "hybrid" } }),
  madeRow("run-c", { settings: { "chunk.size": 500, "retrieve.method": "context-bm25" } }),
]);
const shown = (where: string, text?: string): string[] =>
  visibleRows(rows, { conditions: parseConditions(where), text }).map(({ id }) => id);

test("a row has to meet the conditions and hold every word that was typed", () => {
  expect(shown("")).toEqual(["run-a", "run-b", "run-c"]);
  expect(shown("chunk.size=500")).toEqual(["run-b", "run-c"]);
  expect(shown("", "HYBRID 500")).toEqual(["run-b"]);
  expect(shown("chunk.size=300", "bm25")).toEqual([]);
  expect(shown("", "run-c")).toEqual(["run-c"]);
});
