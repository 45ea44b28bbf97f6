import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fieldName, sectionsOf, settingsThatVary } from "./fields.ts";
import type { Schema } from "./schema.ts";

const whole = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../../../../schema/soundings.schema.json"), "utf8"),
) as Schema;
const sections = sectionsOf(whole);
const all = new Map(sections.flatMap(({ fields }) => fields).map((field) => [fieldName(field.path), field]));

test("every stage has a section, with the folder's own settings before and the rest behind", () => {
  expect(sections.map(({ id }) => id)).toEqual([
    "experiment",
    "parse",
    "prepare",
    "chunk",
    "embed",
    "index",
    "retrieve",
    "rerank",
    "answer",
    "evaluate",
    "search",
    "models",
    "cache",
  ]);
});

test("a setting knows its range, its default and what it is for", () => {
  expect(all.get("chunk.size")).toEqual({
    path: ["pipeline", "chunk", "size"],
    hint: "Largest chunk, in units.",
    default: 500,
    kind: { type: "number", isWhole: true, least: 1, most: 1_000_000, above: null },
  });
  expect(all.get("chunk.unit")?.kind).toEqual({ type: "choice", values: ["characters", "tokens"] });
  expect(all.get("prepare.cleaning.boilerplate")?.kind).toEqual({ type: "switch" });
  expect(all.get("evaluate.k")?.kind).toEqual({ type: "list", of: "number" });
  expect(all.get("cache.maxGigabytes")?.kind).toMatchObject({ type: "number", above: 0 });
  expect(all.get("chunk.overlap")?.kind).toMatchObject({ least: 0, most: null });
});

test("a setting of several forms offers each by what tells it", () => {
  const kind = all.get("embed.embedder")?.kind;
  expect(kind?.type).toBe("shapes");
  expect(kind?.type === "shapes" && kind.shapes.map(({ id }) => id)).toEqual([
    "choice",
    "text",
    "model",
    "onnx",
    "file",
    "command",
    "url",
  ]);
});

test("names of one's own have settings of their own", () => {
  const kind = all.get("models")?.kind;
  expect(kind?.type === "map" && kind.fields.map(({ path: at }) => at.join("."))).toContain("prices.input");
});

test("what has no plain form is written as YAML", () => {
  expect([all.get("search.when")?.kind, all.get("evaluate.metrics")?.kind]).toEqual([
    { type: "free" },
    { type: "free" },
  ]);
});

test("everything of the pipeline can vary, and nothing else", () => {
  const vary = settingsThatVary(sections);
  expect([vary.has("chunk.size"), vary.has("retrieve.weights.bigram"), vary.has("search.seed")]).toEqual([
    true,
    true,
    false,
  ]);
});
