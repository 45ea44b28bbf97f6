import { expect, test } from "vitest";
import { hashingEmbedder } from "../../adapters/embedders/hashing/hashing-embedder.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { Output } from "./stage.ts";
import { staticEmbedder } from "../../adapters/embedders/static/static-embedder.ts";
import { embedQuestions } from "./embed-questions.ts";
import { identityOfEmbedder } from "./embedder-identity.ts";
import { stageKey } from "./stage-key.ts";
import { indexStage } from "./stages/index-stage.ts";

const context = { signal: new AbortController().signal, breathe: () => undefined, progress: () => {} };
const embedder = {
  part: hashingEmbedder({ dimensions: 8 }),
  identity: { weights: "a" },
  knownWords: undefined,
};
const indexed = identityOfEmbedder(embedder, sha256);

test("embeds questions by the embedder of the index, which is taken to know them all where it does not say", async () => {
  const { signal } = context;
  const rows = await embedder.part.embed(["Ebbe", "Flut"], { kind: "query", signal });
  expect(await embedQuestions(["Ebbe", "Flut"], embedder, indexed, sha256, context)).toEqual([
    { vector: rows.subarray(0, 8), known: { share: 1, languages: "all" } },
    { vector: rows.subarray(8, 16), known: { share: 1, languages: "all" } },
  ]);
});

test("an embedder that says what it knows is asked about every question", async () => {
  const part = staticEmbedder();
  const chosen = { part, identity: null, knownWords: part };
  const asked = ["the north harbour", "the Qxzzvk", "Qxzzvk", "?"];
  const embedded = await embedQuestions(asked, chosen, identityOfEmbedder(chosen, sha256), sha256, context);
  expect(embedded.map(({ known }) => known)).toEqual(
    [1, 0.5, 0, 0].map((share) => ({ share, languages: ["en", "und"] })),
  );
});

test.each([
  [{ ...embedder, part: { ...embedder.part, id: "other-8" } }, "other-8; they differ in id."],
  [{ ...embedder, part: { ...embedder.part, version: "2" } }, "hashing-8; they differ in version."],
  [{ ...embedder, identity: { weights: "b" } }, "hashing-8; they differ in settings."],
])("another embedder of the same dimensions is an error, not a wrong answer (%#)", async (other, ends) => {
  await expect(embedQuestions(["Ebbe"], other, indexed, sha256, context)).rejects.toMatchObject({
    code: "pipeline.invalid",
    message: `The index was embedded by hashing-8, and the question would be by ${ends}`,
  });
});

test("an index without vectors is an error too", async () => {
  await expect(embedQuestions(["Ebbe"], embedder, undefined, sha256, context)).rejects.toMatchObject({
    code: "pipeline.invalid",
    message: "The index holds no vectors, and the question would be embedded by hashing-8.",
  });
});

test("an index belongs to one embedder, even where another gives every passage the same vector", () => {
  const output: Output<never> = {
    digest: "a".repeat(64),
    load: () => Promise.reject(new Error("not asked")),
  };
  const keyOf = (embedder: typeof indexed) =>
    stageKey(
      indexStage(
        { dataset: output, spans: output, embeddings: { output, embedder } },
        { documents: output.load, chunks: output.load },
        { breadcrumbs: true, vectors: "memory" },
        { vectorIndexes: { kind: "memory" } as never, digestOf: sha256 },
      ),
      sha256,
    );
  expect(keyOf(indexed)).toBe(keyOf({ ...indexed }));
  expect(keyOf({ ...indexed, settings: sha256("other") })).not.toBe(keyOf(indexed));
});
