import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { QuestionCheck } from "../contracts/api/question-check.ts";
import { SourceChanges, SourceVersions } from "../contracts/api/source-versions.ts";
import { openedProject } from "./opened-project.fixture.ts";

const entry = (id: string, question: string, more: object = {}) => JSON.stringify({ id, question, ...more });
const gold = (quote: string) => ({ gold: [{ source: "tides.md", quote }] });

test("everything that is known of a question set is told with its places", async () => {
  const tides =
    "# Tides\n\nHigh water is at six. Low water is at noon.\n\nHigh water is at six in the harbour too.\n";
  const project = await openedProject({
    "sources/tides.md": tides,
    "questions.jsonl": [
      entry("twice", "When is high water?", gold("High water is at six")),
      entry("gone", "When is full moon?", gold("Full moon")),
      entry("a", "When is low water?", {
        ...gold("Low water is at noon"),
        answer: "at midnight",
        split: "test",
      }),
      entry("b", "when is LOW water", { ...gold("Low water is at noon"), split: "development" }),
      entry("c", "What holds in the harbour?", { answer: "in the harbour too" }),
      "no json",
    ].join("\n"),
  });
  const check = QuestionCheck.parse((await project.get("/api/questions/check")).body);
  expect(
    check.faults.map(({ id, places }) => [id, places.map(({ start, where }) => [start, where])]),
  ).toEqual([
    [null, []],
    [
      "twice",
      [
        [9, "line 3"],
        [54, "line 5"],
      ],
    ],
    ["gone", []],
  ]);
  const low = {
    start: 31,
    end: 51,
    source: "tides.md",
    quote: "Low water is at noon",
    where: "line 3",
    page: null,
  };
  const { answers, alike, leaks, withoutGold, detectable, ...counts } = check;
  expect({ answers, alike, leaks, withoutGold }).toEqual({
    answers: {
      wordForWord: 0,
      normalised: 0,
      absent: [
        { id: "a", question: "When is low water?", answer: "at midnight", wordsInGold: 0.5, gold: [low] },
      ],
    },
    alike: [
      {
        first: { id: "a", question: "When is low water?" },
        second: { id: "b", question: "when is LOW water" },
        how: "same",
      },
    ],
    leaks: [
      { kind: "cluster", cluster: "tides.md", splits: ["development", "test"], questions: 2 },
      {
        kind: "question",
        how: "same",
        first: { id: "a", question: "When is low water?" },
        second: { id: "b", question: "when is LOW water" },
        splits: ["test", "development"],
      },
    ],
    withoutGold: [
      {
        id: "c",
        question: "What holds in the harbour?",
        proposals: [expect.objectContaining({ quote: "in the harbour too", where: "line 5" })],
      },
    ],
  });
  expect([counts.file, counts.questions, counts.drafts, counts.withGold]).toEqual([
    "questions.jsonl",
    3,
    0,
    2,
  ]);
  expect(detectable[0]?.outcome).toEqual({ status: "undefined", reason: "one-cluster" });
});

test("what became of the sources is told between any two of their versions", async () => {
  const project = await openedProject();
  await project.get("/api/sources");
  writeFileSync(path.join(project.folder, "sources/boats.md"), "# Boats\n\nThey are gone.\n");
  writeFileSync(path.join(project.folder, "sources/owls.md"), "# Owls\n\nThey hoot.\n");
  await project.get("/api/sources");
  const { versions } = SourceVersions.parse((await project.get("/api/sources/versions")).body);
  const changes = SourceChanges.parse((await project.get("/api/sources/changes")).body);
  expect(versions.map(({ version, documents }) => [version, documents])).toEqual([
    [1, 4],
    [2, 5],
  ]);
  expect({ ...changes, from: changes.from.version, to: changes.to.version }).toEqual({
    from: 1,
    to: 2,
    added: ["owls.md"],
    removed: [],
    changed: [{ source: "boats.md", what: "bytes" }],
    moved: [],
    unchanged: 3,
  });
  expect((await project.get("/api/sources/changes?from=9")).status).toBe(404);
});
