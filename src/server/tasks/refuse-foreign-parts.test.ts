import { expect, test } from "vitest";
import { refuseForeignParts } from "./refuse-foreign-parts.ts";

const own = {
  pipeline: { chunk: { strategy: { command: ["node", "cut.js"] } }, answer: { prompt: "short.md" } },
  vary: { "answer.prompt": ["short.md", "long.md"], "embed.embedder": [{ onnx: "models/minilm" }] },
};

test.each([
  { pipeline: { chunk: { strategy: "fixed" } } },
  { pipeline: { chunk: { strategy: { command: ["node", "cut.js"], settings: { depth: 2 } } } } },
  { vary: { "answer.prompt": ["long.md"] } },
  { pipeline: { embed: { embedder: { onnx: "models/minilm" } } } },
])("what the folder's own configuration names may be chosen: %j", (sent) => {
  expect(() => refuseForeignParts(sent, own)).not.toThrow();
});

test.each([
  [{ pipeline: { chunk: { strategy: { command: ["node", "other.js"] } } } }, 'command ["node","other.js"]'],
  [{ pipeline: { evaluate: { metrics: [{ file: "metric.ts" }] } } }, 'file "metric.ts"'],
  [
    { vary: { "chunk.strategy": ["fixed", { url: "https://models.example" }] } },
    'url "https://models.example"',
  ],
  [{ vary: { "answer.prompt": ["short.md", "/etc/passwd"] } }, 'prompt "/etc/passwd"'],
  [{ vary: { answer: [{ kind: "single", prompt: "secret.md" }] } }, 'prompt "secret.md"'],
  [{ vary: { "chunk.strategy.command": [["sh", "-c", "true"]] } }, "command"],
] as const)("what it does not name is refused: %j", (sent, named) => {
  expect(() => refuseForeignParts(sent, own)).toThrow(named);
});
