import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { PreparedDocument } from "../../../contracts/chunk.ts";
import { draftQuestions } from "./draft-questions.ts";

const boat =
  "# The boat\n\n## Engine\n\nThe engine starts at noon. If the oil lamp glows red, stop the engine at once.\n\n## Mooring\n\n- The anchor is kept in the blue locker.\n- The anchor is kept in the blue locker.\n";
const oven = "# The oven\n\n## What does it cost?\n\nThe oven is a Norvane. Cleaning takes ninety minutes.\n";
const haus =
  "# Das Haus\n\nDie Heizung ist ein altes Gerät aus Stahl. Wenn die Pumpe stehen bleibt, rufen Sie Herrn Petrie.\n";
const port = "海港很大。海港在哪里？在北边。";

function documentOf(source: string, text: string, language: string): PreparedDocument {
  const headings = [...text.matchAll(/^(#+) (.*)$/gm)].map(({ 0: line, 1: hashes, 2: title, index }) => ({
    level: hashes?.length ?? 1,
    title: title ?? "",
    start: index,
    end: index + line.length,
  }));
  return { source, text, language, headings, regions: [{ start: 0, end: text.length }] };
}
const documents = [
  documentOf("boat.md", boat, "en"),
  documentOf("oven.md", oven, "en"),
  documentOf("haus.md", haus, "de"),
  documentOf("port.md", port, "zh"),
];

function draft(changes: Partial<Parameters<typeof draftQuestions>[1]> = {}) {
  return draftQuestions(documents, {
    most: 50,
    questions: [],
    rejected: new Set(),
    digestOf: (text) => createHash("sha256").update(text).digest("hex"),
    breathe: () => undefined,
    ...changes,
  });
}
const asked = async (...changes: Parameters<typeof draft>) =>
  (await draft(...changes)).drafts.map(({ entry }) => entry.question);

test("proposes drafts with gold that stands where it says", async () => {
  const { drafts } = await draft();
  expect(drafts.map(({ entry }) => entry.question).sort()).toEqual(
    [
      "The oven: how long does cleaning take?",
      "What should you do if the oil lamp glows red?",
      "Was ist die Heizung?",
      "Was ist zu tun, wenn die Pumpe stehen bleibt?",
      "The boat: when does the engine start?",
    ].sort(),
  );
  for (const { entry } of drafts) {
    const [gold] = entry.gold ?? [];
    const text = documents.find(({ source }) => source === gold?.source)?.text;
    expect([entry.draft, text?.slice(gold?.start, gold?.end)]).toEqual([true, gold?.quote]);
    expect(gold?.quote).toContain(entry.answer ?? "");
  }
});

test("the same sources give the same drafts", async () => {
  expect(await draft()).toEqual(await draft());
});

test("takes one of every source before a second of any", async () => {
  const { drafts, more } = await draft({ most: 3 });
  expect(new Set(drafts.map(({ entry }) => entry.gold?.[0]?.source)).size).toBe(3);
  expect(more).toBe((await draft()).drafts.length - 3);
});

test("has rules for German, and says which languages it has none for", async () => {
  expect(await asked()).toEqual(
    expect.arrayContaining(["Was ist die Heizung?", "Was ist zu tun, wenn die Pumpe stehen bleibt?"]),
  );
  expect((await draft()).without).toEqual([{ source: "port.md", reason: "no rules for its language (zh)" }]);
});

test("asks nothing of a sentence that stands twice", async () => {
  expect((await asked()).filter((question) => question.includes("anchor"))).toEqual([]);
});

test("proposes neither what the set asks, nor its places, nor what was rejected", async () => {
  const { drafts } = await draft();
  const [first, second, third] = drafts.map(({ entry }) => entry);
  const left = await asked({
    questions: [
      { question: first?.question.toUpperCase() ?? "", gold: [] },
      {
        question: "Other words?",
        gold: (second?.gold ?? []).map(({ source, start = 0, end = 0 }) => ({ source, start, end })),
      },
    ],
    rejected: new Set([third?.id ?? ""]),
  });
  expect(left).not.toContain(first?.question);
  expect(left).not.toContain(second?.question);
  expect(left).not.toContain(third?.question);
  expect(left.length).toBeGreaterThan(0);
});
