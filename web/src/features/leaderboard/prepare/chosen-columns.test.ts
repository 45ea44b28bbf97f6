import { expect, test } from "vitest";
import { chosenColumns, columnGroups, columnsText } from "./chosen-columns.ts";
import { madeBoard, madeRow } from "./leaderboard.fixture.ts";

const board = madeBoard([madeRow("a", { settings: { "chunk.size": 300 } })]);
const groups = columnGroups(board, ["ndcg@10", "hit@5"], "ndcg@10");
const chosen = (named: string | undefined): string[] => chosenColumns(groups, named, board);

test("the metric that is ranked by is no column to choose: it stands there anyway", () => {
  expect(groups.map(({ choices }) => choices.map(({ id }) => id))).toEqual([
    ["chunk.size"],
    ["hit@5"],
    ["latency", "index", "price", "took"],
    ["behind", "started", "questions", "id"],
  ]);
});

test("columns stand in the table's order, unknown ones are left out", () => {
  expect(chosen("index,hit@5,nonsense,chunk.size")).toEqual(["chunk.size", "hit@5", "index"]);
});

test("no column at all is a choice of its own", () => {
  expect(chosen(columnsText([]))).toEqual([]);
});

test("the price is usual where something costs money", () => {
  expect(chosen(undefined)).toEqual(["latency", "index"]);
  const paid = madeBoard([madeRow("a", {}, { usdPerThousandQuestions: 0.2 })]);
  expect(chosenColumns(columnGroups(paid, ["ndcg@10"], "ndcg@10"), undefined, paid)).toEqual([
    "latency",
    "index",
    "price",
  ]);
});
