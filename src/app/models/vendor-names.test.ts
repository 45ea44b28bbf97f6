import { expect, test } from "vitest";
import { embeddingModels } from "./embedding-models.ts";
import { languageModels } from "./language-models.ts";
import { rerankingModels } from "./reranking-models.ts";
import { vendorNames } from "./vendor-names.ts";

test("names every vendor that can be opened, each once and no other", () => {
  const opened = [languageModels, embeddingModels, rerankingModels].flatMap((vendors) =>
    Object.keys(vendors),
  );
  expect(vendorNames.toSorted()).toEqual([...new Set(opened)].sort());
});
