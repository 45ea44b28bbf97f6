import { expect, test } from "vitest";
import { flatSettings, settingText } from "./flat-settings.ts";

test("every setting stands beside the folder's own, and what differs is marked", () => {
  const run = { chunk: { size: 300, overlap: 0 }, evaluate: { k: [5] } };
  const own = { chunk: { size: 500, overlap: 0 }, evaluate: { k: [5] }, rerank: { model: "a/b" } };
  expect(flatSettings(run, own)).toEqual([
    { path: "chunk.size", value: 300, own: 500, differs: true },
    { path: "chunk.overlap", value: 0, own: 0, differs: false },
    { path: "evaluate.k", value: [5], own: [5], differs: false },
    { path: "rerank.model", value: null, own: "a/b", differs: true },
  ]);
});

test("without the folder's own nothing is said to differ", () => {
  expect(flatSettings({ chunk: { size: 300 } }, null)).toEqual([
    { path: "chunk.size", value: 300, own: undefined, differs: false },
  ]);
});

test.each([
  ["hybrid", "hybrid"],
  [null, "—"],
  [undefined, ""],
  [[5, 10], "5, 10"],
  [[], "none"],
  [false, "false"],
] as const)("%j is written %j", (value, text) => {
  expect(settingText(value as Parameters<typeof settingText>[0])).toBe(text);
});
