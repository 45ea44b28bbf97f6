import { expect, test } from "vitest";
import { splitLeaks } from "./split-leaks.ts";

test("tells clusters and questions that stand in two parts", () => {
  const questions = [
    { id: "1", cluster: "a", split: "development" },
    { id: "2", cluster: "a", split: "test" },
    { id: "3", cluster: "b", split: "test" },
    { id: "4", cluster: "b", split: undefined },
    { id: "5", cluster: "c", split: "development" },
  ];
  const alike = [
    { first: 0, second: 4, how: "same" as const },
    { first: 2, second: 3, how: "same" as const },
    { first: 2, second: 4, how: "near" as const },
  ];
  expect(splitLeaks(questions, alike)).toEqual([
    { kind: "cluster", cluster: "a", splits: ["development", "test"], questions: 2 },
    { kind: "question", how: "near", first: "3", second: "5", splits: ["test", "development"] },
  ]);
});
