import { expect, test } from "vitest";
import { textFromRun, textToGoOn } from "./text-from-run.ts";

const text = `# Boats.
experiment: boats
pipeline:
  chunk:
    size: 500 # characters
vary:
  chunk.size: [300, 500]
baseline:
  chunk.size: 500
`;

test("only what differs from the folder's settings is written, and nothing varies", () => {
  const own = { chunk: { size: 500, overlap: 0 }, retrieve: { k: 5 } };
  const run = { chunk: { size: 300, overlap: 0 }, retrieve: { k: 5, method: "vector" } };
  expect(textFromRun(text, run, own)).toBe(`# Boats.
experiment: boats
pipeline:
  chunk:
    size: 300 # characters
  retrieve:
    method: vector
`);
});

test("where the folder's settings cannot be read, all of the run's are written", () => {
  expect(textFromRun("", { chunk: { size: 500, overlap: 0 } }, null)).toBe(
    "pipeline:\n  chunk:\n    size: 500\n    overlap: 0\n",
  );
});

test("what goes on with a run keeps its experiment and its label", () => {
  const own = { chunk: { size: 500, overlap: 0 } };
  const run = {
    experiment: "boats",
    label: "chunk.size=300 no.such=1",
    pipeline: { chunk: { size: 300, overlap: 0 } },
  };
  expect(textToGoOn("experiment: other\nbaseline:\n  chunk.size: 500\n", run, own)).toBe(`experiment: boats
pipeline:
  chunk:
    size: 300
vary:
  chunk.size: [300]
`);
  expect(textToGoOn("", { ...run, label: "default", pipeline: {} }, own)).toBe("experiment: boats\n");
});
