import { expect, test } from "vitest";
import type { Shape } from "./fields.ts";
import { beginningOf, shapeOfValue } from "./shape-of-value.ts";

const shapes: Shape[] = [
  { id: "choice", kind: { type: "choice", values: ["static", "none"] } },
  { id: "text", kind: { type: "text", pattern: null } },
  {
    id: "onnx",
    kind: {
      type: "object",
      required: ["onnx"],
      fields: [{ path: ["onnx"], hint: null, default: undefined, kind: { type: "text", pattern: null } }],
    },
  },
  {
    id: "command",
    kind: {
      type: "object",
      required: ["command"],
      fields: [{ path: ["command"], hint: null, default: undefined, kind: { type: "list", of: "text" } }],
    },
  },
];

test.each([
  ["static", "choice"],
  ["ollama/nomic", "text"],
  [{ onnx: "models/x", batch: 3 }, "onnx"],
  [{ command: ["x"] }, "command"],
  [undefined, "choice"],
  [12, "choice"],
])("%j has the form %s", (value, id) => {
  expect(shapeOfValue(value, shapes).id).toBe(id);
});

test("a form begins with what tells it, and nothing where the default does", () => {
  expect(shapes.map(beginningOf)).toEqual([undefined, "", { onnx: "" }, { command: [""] }]);
});
