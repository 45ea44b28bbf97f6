import { expect, test } from "vitest";
import { shortLabel } from "./short-label.ts";

test.each([
  { label: "chunk.size=900 retrieve.k=5", short: "size=900 k=5" },
  { label: "answer.agent.rounds=2", short: "rounds=2" },
  { label: "answer.model=ollama/qwen3.5 chunk.size=9", short: "model=ollama/qwen3.5 size=9" },
  { label: "the settings as they are", short: "the settings as they are" },
])("$label is $short", ({ label, short }) => {
  expect(shortLabel(label)).toBe(short);
});
