import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import { defineConfig } from "./define-config.ts";
import { baselineOf, configurations } from "./vary.ts";

type ConfigInput = Parameters<typeof defineConfig>[0];

function faultOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message, hint: error.hint };
  }
}

test("nothing to vary is one configuration, the default", () => {
  expect(configurations(defineConfig({ pipeline: { chunk: { size: 7 } } }))).toEqual([
    { label: "default", pipeline: Pipeline.parse({ chunk: { size: 7 } }), varied: {} },
  ]);
});

test("combines the lists in the order they are written, the last turning fastest", () => {
  const config = defineConfig({
    pipeline: { chunk: { unit: "tokens" } },
    vary: { "chunk.size": [300, 600], "retrieve.method": ["bm25", "vector"] },
  });
  const expected = ([300, 600] as const).flatMap((size) =>
    (["bm25", "vector"] as const).map((method) => ({
      label: `chunk.size=${size} retrieve.method=${method}`,
      pipeline: Pipeline.parse({ chunk: { unit: "tokens", size }, retrieve: { method } }),
      varied: { "chunk.size": size, "retrieve.method": method },
    })),
  );
  expect(configurations(config)).toEqual(expected);
});

test("a value replaces the setting whole, so settings can be varied together", () => {
  const config = defineConfig({
    pipeline: { chunk: { unit: "tokens" }, retrieve: { budget: { tokens: 9 } } },
    vary: {
      chunk: [{ size: 100, overlap: 10 }, { size: 300 }],
      "retrieve.budget": [{ characters: 5 }],
      "chunk.strategy": [{ file: "my.ts", settings: null }],
      "chunk.strategy.settings.depth": [1],
    },
  });
  expect(
    configurations(config).map(({ label, pipeline }) => [label, pipeline.chunk, pipeline.retrieve.budget]),
  ).toEqual(
    [
      { size: 100, overlap: 10 },
      { size: 300, overlap: 0 },
    ].map(({ size, overlap }) => [
      `chunk={"size":${size}${overlap === 0 ? "" : `,"overlap":${overlap}`}} retrieve.budget={"characters":5}` +
        ' chunk.strategy={"file":"my.ts","settings":null} chunk.strategy.settings.depth=1',
      {
        size,
        overlap,
        unit: "characters",
        semantic: { percentile: 95, window: 3 },
        strategy: { file: "my.ts", version: "1", settings: { depth: 1 } },
      },
      { characters: 5 },
    ]),
  );
});

test.each<[ConfigInput["vary"], string, string]>([
  [
    { "chunk.size": [300, 100], "chunk.overlap": [0, 200] },
    "vary: chunk.size=100 chunk.overlap=200 is impossible: chunk.overlap: overlap must be smaller than size (overlap 200, size 100).",
    "Remove one of these values, rule the combination out under search.when or search.constraints, or vary the settings together, such as chunk: [{size: 300, overlap: 50}].",
  ],
  [
    { "embed.embedder": ["none", "static", "hashing"], "embed.weights": ["general", "corpus"] },
    "vary: embed.embedder=none embed.weights=corpus is impossible: embed.weights: corpus is for the static embedder alone (embedder none).",
    "Remove one of these values, rule the combination out under search.when or search.constraints, or vary the settings together, such as chunk: [{size: 300, overlap: 50}].",
  ],
  [
    { "embed.dimensions": [128, 256] },
    "vary: embed.dimensions=128 is impossible: embed.dimensions: 128 are for the hashing embedder alone (embedder static).",
    "Remove one of these values, rule the combination out under search.when or search.constraints, or vary the settings together, such as chunk: [{size: 300, overlap: 50}].",
  ],
  [
    { "chunk.size": [300, "x"] },
    'vary: chunk.size=x is impossible: chunk.size must be a whole number, not the text "x".',
    "Largest chunk, in units. Leave it out for the default, 500.",
  ],
  [
    { "retrieve.method": ["bm52"] },
    'vary: retrieve.method=bm52 is impossible: retrieve.method cannot be "bm52"; did you mean "bm25"?',
    "Valid values are bm25, context-bm25, vector and hybrid.",
  ],
  [
    { "chunk.size": [300, 600, 300] },
    "vary: chunk.size=300 is the same configuration as chunk.size=300.",
    "Remove the value that is given twice.",
  ],
  [
    { "chunk.strategy.file": ["a.ts"] },
    "vary: chunk.strategy.file cannot be set, for a part of it is not a mapping.",
    "Give the whole mapping as the value.",
  ],
  [
    {
      "retrieve.k": Array.from({ length: 200 }, (_, n) => n + 1),
      "retrieve.depth": Array.from({ length: 51 }, (_, n) => n + 1),
    },
    "vary: the lists combine to 10200 configurations, more than 10000.",
    "Vary fewer settings at once, or fewer values.",
  ],
])("an impossible combination is named: %j", (vary, message, hint) => {
  expect(faultOf(() => configurations(defineConfig({ vary })))).toEqual({
    code: "config.invalid",
    message,
    hint,
  });
});

const labelsOf = (config: ConfigInput) => configurations(defineConfig(config)).map(({ label }) => label);

test("a conditional setting varies only where its condition holds, and counts once elsewhere", () => {
  const vary = {
    "retrieve.method": ["bm25", "hybrid"],
    "embed.embedder": ["none", "hashing"],
    "retrieve.fusion": ["convex", "reciprocal-rank"],
  };
  const when = {
    "embed.embedder": { "retrieve.method": ["hybrid"] },
    "retrieve.fusion": { "retrieve.method": ["hybrid"], "embed.embedder": ["hashing"] },
  };
  expect(labelsOf({ pipeline: { embed: { embedder: "hashing" } }, vary, search: { when } })).toEqual([
    "retrieve.method=bm25",
    "retrieve.method=hybrid embed.embedder=none",
    "retrieve.method=hybrid embed.embedder=hashing retrieve.fusion=convex",
    "retrieve.method=hybrid embed.embedder=hashing retrieve.fusion=reciprocal-rank",
  ]);
});

test("each combination is completed by itself, and conditions see what its method will be", () => {
  const config = defineConfig({
    vary: { "embed.embedder": ["none", "static"], "retrieve.weights.vector": [0.3, 0.6] },
    search: { when: { "retrieve.weights.vector": { "retrieve.method": ["hybrid"] } } },
  });
  expect(configurations(config).map(({ label, pipeline }) => [label, pipeline.retrieve.method])).toEqual([
    ["embed.embedder=none", "context-bm25"],
    ["embed.embedder=static retrieve.weights.vector=0.3", "hybrid"],
    ["embed.embedder=static retrieve.weights.vector=0.6", "hybrid"],
  ]);
});

test("a condition may ask for a part of a setting that is varied whole", () => {
  const vary = { chunk: [{ strategy: "fixed", size: 90 }, { strategy: "sentence" }], "retrieve.k": [3, 5] };
  const when = { "retrieve.k": { "chunk.strategy": ["fixed"] } };
  expect(labelsOf({ vary, search: { when } })).toEqual([
    'chunk={"strategy":"fixed","size":90} retrieve.k=3',
    'chunk={"strategy":"fixed","size":90} retrieve.k=5',
    'chunk={"strategy":"sentence"}',
  ]);
});

test("combinations that break a constraint are no configurations, impossible ones included", () => {
  expect(
    labelsOf({
      vary: { "chunk.size": { from: 100, to: 400, step: 300 }, "chunk.overlap": [0, 50, 100] },
      search: { constraints: ["chunk.overlap <= chunk.size * 0.25"] },
    }),
  ).toEqual([
    "chunk.size=100 chunk.overlap=0",
    "chunk.size=400 chunk.overlap=0",
    "chunk.size=400 chunk.overlap=50",
    "chunk.size=400 chunk.overlap=100",
  ]);
});

test.each<[ConfigInput, string, string]>([
  [
    { vary: { "chunk.size": [100, 200] }, search: { constraints: ["chunk.size > 500"] } },
    "vary: no combination of the values keeps the rules under search.constraints.",
    "Give other values, or relax a rule.",
  ],
  [
    { vary: { "retrieve.k": [1] }, search: { when: { "retrieve.fusion": { "retrieve.k": [1] } } } },
    "search.when: retrieve.fusion is not varied, so no condition can hold it back.",
    "Give values for retrieve.fusion under vary:, or remove its condition.",
  ],
  [
    {
      vary: { "retrieve.k": [1, 2], "chunk.size": [100, 200] },
      search: { when: { "retrieve.k": { "chunk.size": [100] }, "chunk.size": { "retrieve.k": [1] } } },
    },
    "search.when: the conditions run in a circle: retrieve.k, which needs chunk.size, which needs retrieve.k.",
    "Remove one of these conditions.",
  ],
])("a space that cannot be is refused: %j", (config, message, hint) => {
  expect(faultOf(() => labelsOf(config))).toEqual({ code: "config.invalid", message, hint });
});

test("an unknown path is named, with the nearest", () => {
  const config = { pipeline: Pipeline.parse({}), vary: { "chunk.sise": [1] }, baseline: { "retreive.k": 1 } };
  expect([faultOf(() => configurations(config)), faultOf(() => baselineOf(config, []))]).toEqual([
    {
      code: "config.invalid",
      message: 'vary: unknown setting "chunk.sise"; did you mean "chunk.size"?',
      hint: "Write dotted paths under vary:, such as chunk.size.",
    },
    {
      code: "config.invalid",
      message: 'baseline: unknown setting "retreive.k"; did you mean "retrieve.k"?',
      hint: "Write dotted paths under baseline:, such as chunk.size.",
    },
  ]);
});

test("the baseline is the first configuration with the values named, else the first of all", () => {
  const vary = { "chunk.size": [300, 600], "retrieve.method": ["bm25", "vector"] };
  const labelOf = (baseline: ConfigInput["baseline"]) => {
    const config = defineConfig({ vary, baseline });
    return baselineOf(config, configurations(config))?.label;
  };
  expect([
    labelOf(undefined),
    labelOf({ "chunk.size": 600 }),
    labelOf({ "chunk.size": 600, "retrieve.method": "vector" }),
  ]).toEqual([
    "chunk.size=300 retrieve.method=bm25",
    "chunk.size=600 retrieve.method=bm25",
    "chunk.size=600 retrieve.method=vector",
  ]);
  expect(faultOf(() => labelOf({ "chunk.size": 500 }))).toEqual({
    code: "config.invalid",
    message: "baseline: no configuration has chunk.size=500.",
    hint: "Give values that stand under vary:, or leave baseline out to compare with the first configuration.",
  });
});

test("a configuration in TypeScript is checked in the same words", () => {
  expect(faultOf(() => defineConfig({ pipeline: { chunk: { size: 0 } } }))).toEqual({
    code: "config.invalid",
    message: "defineConfig: chunk.size must be at least 1, not 0.",
    hint: "Largest chunk, in units. Leave it out for the default, 500.",
  });
});

test("a setting that only one embedder takes varies beside it alone where a condition says so", () => {
  const vary = { "embed.embedder": ["none", "static"], "embed.weights": ["general", "corpus"] };
  const search = { when: { "embed.weights": { "embed.embedder": ["static"] } } };
  expect(configurations(defineConfig({ vary, search })).map(({ label }) => label)).toEqual([
    "embed.embedder=none",
    "embed.embedder=static embed.weights=general",
    "embed.embedder=static embed.weights=corpus",
  ]);
});
