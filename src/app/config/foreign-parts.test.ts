import { expect, test } from "vitest";
import { foreignPlaces, refuseForeignParts } from "./foreign-parts.ts";

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
  [{ models: { acme: { baseUrl: "https://models.example" } } }, 'baseUrl "https://models.example"'],
  [{ models: { bedrock: { region: "models.example/" } } }, 'region "models.example/"'],
  [{ models: { openai: { keyVariable: "AWS_SECRET_ACCESS_KEY" } } }, 'keyVariable "AWS_SECRET_ACCESS_KEY"'],
  [{ vary: { "chunk.strategy.command": [["sh", "-c", "true"]] } }, "command"],
] as const)("what it does not name is refused: %j", (sent, named) => {
  expect(() => refuseForeignParts(sent, own)).toThrow(named);
});

test.each([
  [{ sources: ["notes", "more/notes"], questions: "q.jsonl" }, []],
  [{ sources: "../shared" }, []],
  [{ sources: ["notes", "/etc"] }, ['sources "/etc"']],
  [{ sources: "../other" }, ['sources "../other"']],
  [{ sources: "notes/../../other" }, ['sources "notes/../../other"']],
  [{ sources: "https://pages.example/a" }, ['sources "https://pages.example/a"']],
  [{ questions: "../../questions.jsonl" }, ['questions "../../questions.jsonl"']],
])("sources and questions lie in the folder, or where its own configuration says: %j", (sent, refused) => {
  const found = foreignPlaces(sent, { sources: ["../shared", "notes"] }, "/home/ada/tides");
  expect(found.map(({ shown }) => shown)).toEqual(refused);
});
