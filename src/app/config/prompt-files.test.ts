import { expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import { promptFiles } from "./prompt-files.ts";

const model = "local/m";

test.each<[string, object, Parameters<typeof promptFiles>[1], ReturnType<typeof promptFiles>]>([
  ["none is named", {}, {}, []],
  ["one is named", { kind: "agent", model, prompt: "a.md" }, {}, [{ name: "a.md", kinds: ["agent"] }]],
  ["one is named for nobody", { kind: "extractive", prompt: "a.md" }, {}, [{ name: "a.md", kinds: [] }]],
  [
    "they are varied, with the answerer",
    { kind: "extractive", model, prompt: "a.md" },
    { "answer.prompt": ["a.md", "b.md"], "answer.kind": ["single", "agent"] },
    [
      { name: "a.md", kinds: ["single", "agent"] },
      { name: "b.md", kinds: ["single", "agent"] },
    ],
  ],
  [
    "they are varied within the whole answer",
    {},
    { answer: [{ kind: "single", model, prompt: "a.md" }, { kind: "none" }] },
    [{ name: "a.md", kinds: ["single"] }],
  ],
])("%s", (_, answer, vary, expected) => {
  expect(promptFiles(Pipeline.parse({ answer }), vary)).toEqual(expected);
});
