import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { soundings } from "../../test/e2e/command-line.ts";
import { projectFiles } from "./project.fixture.ts";
import { openedProject, type OpenedProject } from "./opened-project.fixture.ts";

const draft = (id: string, quote: string, source: string) =>
  JSON.stringify({ id, question: `What of ${id}?`, answer: quote, gold: [{ source, quote }], draft: true });
const written = [
  draft("d1", "at nine", "boats.md"),
  draft("d2", "ten minutes", "bread.md"),
  draft("d3", "eggs are blue", "birds.md"),
  draft("d4", "no such words", "birds.md"),
];
const withQuestions = (lines: readonly string[]) => ({
  ...projectFiles,
  "questions.jsonl": `${projectFiles["questions.jsonl"]}${lines.join("\n")}\n`,
});
const files = withQuestions(written);

const fileOf = ({ folder }: OpenedProject) => readFileSync(path.join(folder, "questions.jsonl"), "utf8");

test("drafts are shown page by page with their gold in its place, and a wrong one with its fault", async () => {
  const project = await openedProject(files);
  const first = (await project.get("/api/questions/drafts?limit=3")).body as {
    entries: { id: string }[];
    next: string;
    total: number;
  };
  const rest = (await project.get(`/api/questions/drafts?limit=3&cursor=${first.next}`)).body as typeof first;
  expect([
    first.entries.map(({ id }) => id),
    first.total,
    rest.entries.map(({ id }) => id),
    rest.next,
  ]).toEqual([["d1", "d2", "d3"], 4, ["d4"], null]);
  expect(first.entries[0]).toEqual({
    id: "d1",
    where: "questions.jsonl line 5",
    question: "What of d1?",
    answer: "at nine",
    answerable: null,
    tags: [],
    gold: [
      {
        source: "boats.md",
        start: 26,
        end: 33,
        quote: "at nine",
        where: "line 3",
        page: null,
        before: "# Boats\n\nThe ferry leaves ",
        after: ". Luggage may stay in the boat shed until two o'clock.\n",
        breadcrumb: ["Boats"],
      },
    ],
    why: null,
    fault: null,
  });
  expect(rest.entries[0]).toMatchObject({
    gold: [],
    fault: 'questions.jsonl line 8: the quote "no such words" does not stand in "birds.md".',
  });
});

test("drafts that the rules propose say what gave the idea", async () => {
  const guide =
    "# Harbour\n\nThe harbour office is open from nine to five on weekdays.\n\n## Mooring\n\nMooring a boat costs 12 euros a night. A mooring line is a rope that holds a boat at the quay.\n";
  const project = await openedProject({ "sources/guide.md": guide });
  const made = await project.post("/api/questions/drafts", { most: 5 });
  const { ids, version } = made.body as { ids: string[]; version: number };
  const { entries } = (await project.get("/api/questions/drafts")).body as {
    entries: { id: string; why: string | null }[];
  };
  expect([made.status, version]).toEqual([201, 1]);
  expect(ids.length).toBeGreaterThan(0);
  expect(entries.map(({ id }) => id)).toEqual(ids);
  expect(entries.map(({ why }) => why)).not.toContain(null);
});

test("decisions of all kinds are one version, and restoring the one before undoes them to the letter", async () => {
  const project = await openedProject(files);
  const before = fileOf(project);
  const decided = await project.post("/api/questions/decide", {
    accept: ["d1"],
    reject: ["d4"],
    edit: [
      { id: "d1", question: "When does the ferry leave?" },
      { id: "d3", answer: "" },
    ],
  });
  expect(decided).toEqual({
    status: 200,
    body: { accepted: ["d1"], rejected: ["d4"], edited: ["d1", "d3"], left: 2, version: 2, before: 1 },
  });
  const lines = fileOf(project).trim().split("\n");
  expect(lines.slice(4)).toEqual([
    '{"id":"d1","question":"When does the ferry leave?","answer":"at nine","gold":[{"source":"boats.md","quote":"at nine"}]}',
    written[1],
    '{"id":"d3","question":"What of d3?","gold":[{"source":"birds.md","quote":"eggs are blue"}],"draft":true}',
  ]);
  const changes = await project.get("/api/questions/changes");
  expect(changes.body).toMatchObject({
    from: { version: 1 },
    to: { version: 2, change: "1 draft accepted, 1 draft rejected, 2 drafts reworded", rejected: ["d4"] },
    removed: [{ id: "d4" }],
  });
  const restored = await project.post("/api/questions/versions/1/restore", undefined);
  expect([restored.body, fileOf(project)]).toEqual([{ restored: 1, version: 3, changed: true }, before]);
});

test("a draft that shares its id with another question is not decided about: both would go", async () => {
  const project = await openedProject(withQuestions([draft("1", "at nine", "boats.md")]));
  const before = fileOf(project);
  const { status, body } = await project.post("/api/questions/decide", { reject: ["1"] });
  expect([status, (body as { error: { message: string } }).error.message]).toEqual([
    422,
    'The id "1" stands more than once in questions.jsonl.',
  ]);
  expect(fileOf(project)).toBe(before);
});

test("decisions that cannot all be carried out change nothing", async () => {
  const project = await openedProject(files);
  const before = fileOf(project);
  const told = [];
  for (const decisions of [
    { accept: ["d1", "none"] },
    { accept: ["1"] },
    { accept: ["d1"], reject: ["d1"] },
    { reject: ["d1"], edit: [{ id: "d1", answer: "x" }] },
    {
      edit: [
        { id: "d1", answer: "x" },
        { id: "d1", answer: "y" },
      ],
    },
  ]) {
    const { status, body } = await project.post("/api/questions/decide", decisions);
    told.push([status, (body as { error: { message: string } }).error.message]);
  }
  expect(told).toEqual([
    [422, 'questions.jsonl has no draft "none".'],
    [422, 'questions.jsonl has no draft "1".'],
    [422, 'The draft "d1" is rejected and also accepted or reworded.'],
    [422, 'The draft "d1" is rejected and also accepted or reworded.'],
    [422, 'The draft "d1" is reworded twice.'],
  ]);
  expect(fileOf(project)).toBe(before);
});

test("two tabs and the command line decide at once, and no decision is lost", async () => {
  const many = Array.from({ length: 12 }, (_, at) => draft(`m${at}`, "at nine", "boats.md"));
  const project = await openedProject(withQuestions(many));
  const [command, ...tabs] = await Promise.all([
    soundings(["questions", "accept", "m0", "-C", project.folder]),
    ...Array.from({ length: 5 }, (_, at) =>
      project.post("/api/questions/decide", { accept: [`m${at + 1}`] }),
    ),
    ...Array.from({ length: 5 }, (_, at) =>
      project.post("/api/questions/decide", { reject: [`m${at + 6}`] }),
    ),
  ]);
  expect(tabs.map(({ status }) => status)).toEqual(tabs.map(() => 200));
  // The command line does not try again by itself: it says that it was overtaken.
  const isOvertaken = command.status === 2;
  const left = fileOf(project)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; draft?: boolean });
  expect(
    left.filter(({ id }) => id.startsWith("m")).map(({ id, draft: waits }) => [id, waits === true]),
  ).toEqual([["m0", isOvertaken], ...[1, 2, 3, 4, 5].map((at) => [`m${at}`, false]), ["m11", true]]);
});

test("questions that are added at once are all there, with ids of their own", async () => {
  const project = await openedProject();
  const added = await Promise.all(
    Array.from({ length: 6 }, (_, at) => project.post("/api/questions", { question: `What is ${at}?` })),
  );
  expect(added.map(({ status }) => status)).toEqual(added.map(() => 201));
  const ids = added.map(({ body }) => (body as { id: string }).id);
  expect(ids.toSorted()).toEqual(["10", "5", "6", "7", "8", "9"]);
  expect(fileOf(project).trim().split("\n")).toHaveLength(10);
});
