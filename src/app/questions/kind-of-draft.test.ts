import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { markdownHeadings } from "../../adapters/parsers/markdown/markdown-headings.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import { draftQuestions } from "../../core/questions/drafting/draft-questions.ts";
import { kindOfDraft } from "./kind-of-draft.ts";

const folder = new URL("../../../examples/house-manual/sources/", import.meta.url);
const documents = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".md"))
  .map((source): PreparedDocument => {
    const text = readFileSync(new URL(source, folder), "utf8");
    const regions = [{ start: 0, end: text.length }];
    return { source, text, language: "en", headings: markdownHeadings(text), regions };
  });
const bySource = new Map(documents.map((document) => [document.source, document]));

test("of the example's drafts nearly all say what drafting itself said, and none says anything else", async () => {
  const { drafts } = await draftQuestions(documents, {
    most: 200,
    questions: [],
    rejected: new Set(),
    digestOf: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    breathe: () => undefined,
  });
  const told = drafts.map(({ entry, kind }) => {
    const { source, start = 0, end = 0 } = entry.gold?.[0] ?? { source: "" };
    return [kind, kindOfDraft(entry.question, { source, start, end }, bySource.get(source)!)];
  });
  expect(told.filter(([kind, found]) => found !== null && found !== kind)).toEqual([]);
  expect(told.filter(([, found]) => found !== null).length / told.length).toBeGreaterThan(0.9);
});

test("a question that no rule proposes has no kind", () => {
  const [document] = documents as [PreparedDocument];
  expect(
    kindOfDraft("What is the moon made of?", { source: document.source, start: 0, end: 3 }, document),
  ).toBeNull();
});
