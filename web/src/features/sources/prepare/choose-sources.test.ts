import { expect, test } from "vitest";
import { chooseSources, type ListedSource } from "./choose-sources.ts";

const source = (name: string, mediaType: string, language: string): ListedSource => ({
  source: name,
  mediaType,
  language,
  characters: 10,
  pages: null,
  chunks: 1,
  cleaned: 0,
  hidden: [],
  notices: [],
});
const ferries = source("Ferries.md", "text/markdown", "en");
const sauna = source("sauna.pdf", "application/pdf", "en");
const ofen = source("kaminofen.md", "text/markdown", "de");

test("sources are chosen by a part of their name in any case, their kind and their language", () => {
  const all = [ferries, sauna, ofen];
  expect(chooseSources(all, { text: " FERR" })).toEqual([ferries]);
  expect(chooseSources(all, { kind: "text/markdown", language: "de" })).toEqual([ofen]);
  expect(chooseSources(all, { text: "sauna", kind: "text/markdown" })).toEqual([]);
  expect(chooseSources(all, { text: "  " })).toBe(all);
});
