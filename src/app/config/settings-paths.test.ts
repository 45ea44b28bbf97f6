import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { configJsonSchema } from "./config-json-schema.ts";
import { isSettingPath, nearestSetting, settingPaths } from "./settings-paths.ts";

test("every setting has its dotted path, after the section it belongs to", () => {
  const paths = settingPaths();
  expect(paths.filter((path) => path.startsWith("chunk"))).toEqual([
    "chunk",
    "chunk.strategy",
    "chunk.size",
    "chunk.overlap",
    "chunk.unit",
    "chunk.semantic",
    "chunk.semantic.percentile",
    "chunk.semantic.window",
    "chunk.semantic.smallest",
  ]);
  expect(paths).toEqual([...new Set(paths)]);
  expect(paths).toEqual(
    expect.arrayContaining(["prepare.cleaning.boilerplate", "retrieve.weights.bigram", "evaluate.k"]),
  );
  expect(paths.every(isSettingPath)).toBe(true);
});

test.each([
  ["chunk.strategy.settings.any.thing", true],
  ["chunk.strategy.file", true],
  ["chunk.size.x", false],
  ["evaluate.k.0", false],
  ["pipeline.chunk.size", false],
  ["chunk.", false],
  ["", false],
  ["constructor", false],
  ["__proto__.x", false],
])("%s is a setting: %s", (path, is) => {
  expect(isSettingPath(path)).toBe(is);
});

test.each([
  ["chunk.sise", "chunk.size"],
  ["pipeline.chunk.size", "chunk.size"],
  ["overlap", "chunk.overlap"],
  ["chunk_size", "chunk.size"],
  ["retrieve.methods", "retrieve.method"],
  ["temperature", "answer.temperature"],
])("%s most likely means %s", (word, nearest) => {
  expect(nearestSetting(word)).toBe(nearest);
});

test("the published schema is current: node scripts/write-config-schema.ts", async () => {
  const published = await readFile(new URL("../../../schema/soundings.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(published)).toEqual(configJsonSchema());
});

test("the published schema describes every field and knows what may be varied", () => {
  const { properties } = configJsonSchema() as {
    properties: Record<string, { description?: string; properties?: object }>;
  };
  expect(Object.entries(properties).filter(([, { description }]) => description === undefined)).toEqual([]);
  expect(Object.keys(properties["vary"]?.properties ?? {})).toEqual(settingPaths());
});
