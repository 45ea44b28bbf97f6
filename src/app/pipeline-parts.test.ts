import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Pipeline } from "../contracts/pipeline.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { noModels } from "./models/no-models.ts";
import { makeParts } from "./pipeline-parts.ts";
import { openWorkspace } from "./workspace.ts";

const { signal } = new AbortController();
const reader = { list: async () => ({ sources: [], leftOut: [] }), read: async () => new Uint8Array() };

async function partsFor(pipeline: object) {
  const folder = temporaryFolder();
  writeFileSync(
    path.join(folder, "static.ts"),
    `export default () => ({
      id: "static",
      version: "1",
      dimensions: 2,
      maxBatch: 8,
      embed: async (texts) => Float32Array.from(texts.flatMap(() => [1, 0])),
    });`,
  );
  const workspace = await openWorkspace(path.join(folder, ".soundings"));
  onTestFinished(() => workspace.close());
  const parts = await makeParts(workspace, Pipeline.parse(pipeline), {
    folder,
    reader,
    models: noModels,
    signal,
  });
  onTestFinished(() => parts.close());
  return parts;
}

test("an embedder of one's own has the weight of an unmeasured one, even where it is called like ours", async () => {
  const own = await partsFor({ embed: { embedder: { file: "static.ts" } } });
  const ours = await partsFor({ embed: { embedder: "static" } });
  expect([own.embedder?.part.id, own.embedder?.family]).toEqual(["static", undefined]);
  expect(ours.embedder?.family).toBe("static");
});

test("tokens are counted in any text: a special token is text, and a run without a break takes no square of time", async () => {
  const { countTokens } = await partsFor({});
  const texts = ["1,190 boats in the harbour.", "<|endoftext|>", "a".repeat(200_000)];
  expect(await Promise.all(texts.map(countTokens))).toEqual([8, 7, 25_000]);
});
