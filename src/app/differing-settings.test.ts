import { expect, test } from "vitest";
import { differingSettings, varyingSettings } from "./differing-settings.ts";

const run = (pipeline: Parameters<typeof differingSettings>[0]["pipeline"]) => ({ pipeline });

test("settings of two runs differ by their dotted path, and one that is not there is null", () => {
  const first = run({ chunk: { size: 300, strategy: "fixed" }, rerank: null, stop: ["a", "b"] });
  const second = run({ chunk: { size: 900, strategy: "fixed" }, embed: { model: "m" }, stop: ["a", "b"] });
  expect(differingSettings(first, second)).toEqual([
    { path: "chunk.size", first: 300, second: 900 },
    { path: "embed.model", first: null, second: "m" },
  ]);
});

test("lists differ by what is in them, and a setting may become a group of settings", () => {
  expect(differingSettings(run({ a: [1, { b: 2 }] }), run({ a: [1, { b: 3 }] }))).toEqual([
    { path: "a", first: [1, { b: 2 }], second: [1, { b: 3 }] },
  ]);
  expect(differingSettings(run({ a: "none" }), run({ a: { size: 1 } }))).toEqual([
    { path: "a", first: "none", second: null },
    { path: "a.size", first: null, second: 1 },
  ]);
});

test("what varies stands in the order of the settings, whichever run shows it first", () => {
  const runs = [run({ size: 1, method: "a" }), run({ size: 1, method: "b" }), run({ size: 2, method: "a" })];
  expect(varyingSettings(runs).paths).toEqual(["size", "method"]);
});

test("what varies among several runs is told once, with the value of each", () => {
  const runs = [run({ size: 1, seed: 7 }), run({ size: 2, seed: 7 }), run({ size: 1, top: 3, seed: 7 })];
  const { paths, valueIn } = varyingSettings(runs);
  expect(paths.map((path) => [path, runs.map((one) => valueIn(one, path))])).toEqual([
    ["size", [1, 2, 1]],
    ["top", [null, null, 3]],
  ]);
  expect(varyingSettings([]).paths).toEqual([]);
});
