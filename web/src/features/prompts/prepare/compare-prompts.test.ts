import { expect, test } from "vitest";
import { chosenPrompt, nodeTexts, type Prompt } from "./compare-prompts.ts";

const prompt = (name: string, version: string, texts: Record<string, string>): Prompt => ({
  from: "file",
  name,
  kinds: ["single"],
  version,
  digest: name + version,
  texts: Object.entries(texts).map(([node, text]) => ({ node, text })),
  changed: [],
  runs: [],
});
const old = prompt("own.md", "1", { answer: "Quote the passage.", plan: "Plan." });
const next = prompt("own.md", "2", { answer: "Quote the whole passage." });
const shipped = prompt("shipped", "3", { answer: "Answer." });

test("an address names a prompt and its version, and what is gone falls back to what is there", () => {
  const all = [shipped, old, next];
  expect([
    chosenPrompt(all, "own.md", "2"),
    chosenPrompt(all, "own.md", "9"),
    chosenPrompt(all, "gone.md", "1"),
    chosenPrompt([], undefined, undefined),
  ]).toEqual([next, old, shipped, undefined]);
});

test("texts are held against another prompt node by node, and what only that one says is told", () => {
  expect(nodeTexts(next, old)).toEqual([
    {
      node: "answer",
      pieces: [
        { kind: "same", text: "Quote the " },
        { kind: "added", text: "whole " },
        { kind: "same", text: "passage." },
      ],
      isChanged: true,
    },
    { node: "plan", pieces: [{ kind: "removed", text: "Plan." }], isChanged: true },
  ]);
});

test("without another prompt every text is as it is", () => {
  expect(nodeTexts(next, undefined)).toEqual([
    { node: "answer", pieces: [{ kind: "same", text: "Quote the whole passage." }], isChanged: false },
  ]);
});
