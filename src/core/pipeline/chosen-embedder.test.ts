import { expect, test } from "vitest";
import { hashingEmbedder } from "../../adapters/embedders/hashing/hashing-embedder.ts";
import { staticEmbedder } from "../../adapters/embedders/static/static-embedder.ts";
import { servingNotices } from "./chosen-embedder.ts";

const part = staticEmbedder();
const telling = { part, identity: null, knownWords: part };

test("one sentence says for which documents words alone decide, most first", () => {
  expect(servingNotices(telling, ["en", "de", "zh", "de", "und"])).toEqual([
    "The embedder static-2 knows English; for 2 German documents and 1 Chinese document words alone decide.",
  ]);
});

test("nothing is said where it serves every document, where there is none, and where it does not say what it knows", () => {
  const silent = { part: hashingEmbedder({ dimensions: 8 }), identity: null, knownWords: undefined };
  expect([
    servingNotices(telling, ["en", "und"]),
    servingNotices(telling, []),
    servingNotices(silent, ["de"]),
  ]).toEqual([[], [], []]);
});
