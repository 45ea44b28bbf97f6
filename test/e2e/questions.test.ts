import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
function folderOf(files: Record<string, string | Uint8Array>): string {
  const made = temporaryFolder(files);
  folders.push(made);
  return made.folder;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const { "questions.jsonl": smallQuestions = "", ...smallSources } = smallExperiment;
const questionsOf = (folder: string) => readFileSync(path.join(folder, "questions.jsonl"), "utf8");
const entriesOf = (folder: string) =>
  questionsOf(folder)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; question: string; draft?: boolean; split?: string });

/** Runs `soundings questions … --json` and gives exit code and object. */
async function questions(folder: string, ...args: string[]): Promise<{ status: number | null; json: Json }> {
  const done = await soundings(["questions", ...args, "-C", folder, "--json"]);
  return { status: done.status, json: JSON.parse(done.stdout) as Json };
}
type Json = Record<string, unknown> & { schema: string };

describe("soundings questions check", () => {
  test("is what questions does without a subcommand", async () => {
    const folder = folderOf(smallExperiment);
    const [plain, named] = [await questions(folder), await questions(folder, "check")];
    expect(plain).toEqual(named);
    expect(plain.status).toBe(0);
    expect(plain.json).toMatchObject({
      schema: "soundings.questions/1",
      questions: 4,
      withGold: 3,
      withAnswer: 3,
      unanswerable: 1,
      clusters: 4,
      drafts: 0,
      sound: true,
      faults: [],
      answers: { wordForWord: 3, normalised: 0, absent: [] },
    });
    const text = await soundings(["questions", folder]);
    expect(text.stdout).toContain("4 questions are sound: 3 with gold passages");
    expect(text.stdout).toContain("3 clusters with gold are too few: below 8 no comparison gives a verdict.");
  });

  test("lists every fault, not only the first, and ends with 1", async () => {
    const wrong = [
      { id: "a", question: "Bad?", gold: [{ source: "boat.md", quote: "submarine" }] },
      { id: "b", question: "Bad too?", gold: [{ source: "car.md", quote: "wheel" }] },
      { id: "q1", question: "Again?" },
    ].map((entry) => JSON.stringify(entry));
    const folder = folderOf({
      ...smallSources,
      "questions.jsonl": `${smallQuestions}${wrong.join("\n")}\n{"id":"c","question":}\n`,
    });
    const { status, json } = await questions(folder, "check");
    expect(status).toBe(1);
    expect(json["questions"]).toBe(4);
    expect((json["faults"] as { message: string }[]).map(({ message }) => message)).toEqual([
      "questions.jsonl line 8, column 22: a value is missing.",
      'questions.jsonl line 5: the quote "submarine" does not stand in "boat.md".',
      'questions.jsonl line 6: the gold source "car.md" is not among the sources.',
      'questions.jsonl line 7: the id "q1" already stands at questions.jsonl line 1.',
    ]);
  });

  test("a cluster in two parts is wrong", async () => {
    const gold = [{ source: "boat.md", quote: "green key" }];
    const entries = ["development", "test"].map((split, index) => ({
      id: `${index}`,
      question: `Q${index}?`,
      gold,
      split,
    }));
    const folder = folderOf({
      ...smallSources,
      "questions.jsonl": entries.map((one) => JSON.stringify(one)).join("\n"),
    });
    const { status, json } = await questions(folder, "check");
    expect([status, json["leaks"]]).toEqual([
      1,
      [{ kind: "cluster", cluster: "boat.md", splits: ["development", "test"], questions: 2 }],
    ]);
  });

  test("--draft prints gold for questions that have only an answer", async () => {
    const folder = folderOf({
      ...smallSources,
      "questions.jsonl": '{"id":"1","question":"Which mooring?","answer":"number 14"}\n',
    });
    const done = await soundings(["questions", folder, "--draft"]);
    expect(JSON.parse(done.stdout)).toEqual({
      id: "1",
      gold: [{ source: "boat.md", start: 115, end: 124, quote: "number 14" }],
    });
  });
});

test("stats counts types, languages and sources", async () => {
  const folder = folderOf(smallExperiment);
  const { json } = await questions(folder, "stats");
  expect(json).toMatchObject({
    schema: "soundings.question-stats/1",
    questions: 4,
    unique: 4,
    answerable: 3,
    unanswerable: 1,
    types: [
      { name: "what", questions: 2 },
      { name: "where", questions: 1 },
      { name: "how much", questions: 1 },
    ],
    sourcesWithoutQuestion: [],
  });
  expect((await soundings(["questions", "stats", folder])).stdout).toContain("words in the question");
});

describe("split", () => {
  const shares = ["--parts", "development=0.5,test=0.5"];

  test("writes a part into every question, and run takes the part that is chosen", async () => {
    const folder = folderOf(smallExperiment);
    const { json } = await questions(folder, "split", ...shares);
    expect(json).toMatchObject({ schema: "soundings.question-split/1", assigned: 4, kept: 0, changed: 4 });
    const parts = entriesOf(folder).map(({ split }) => split);
    expect(new Set(parts)).toEqual(new Set(["development", "test"]));
    const before = questionsOf(folder);
    expect((await questions(folder, "split", ...shares)).json).toMatchObject({
      assigned: 0,
      kept: 4,
      changed: 0,
    });
    expect(questionsOf(folder)).toBe(before);

    writeFileSync(path.join(folder, "soundings.yaml"), "split: test\n");
    const run = JSON.parse((await soundings(["run", folder, "--json"])).stdout) as {
      stages: { stage: string; metrics: Record<string, number>; notices: string[] }[];
    };
    const prepare = run.stages.find(({ stage }) => stage === "prepare");
    expect(prepare?.metrics["questions"]).toBe(parts.filter((part) => part === "test").length);
    expect(prepare?.notices.at(-1)).toContain('outside the part "test"');

    writeFileSync(path.join(folder, "soundings.yaml"), "split: train\n");
    const none = await soundings(["run", folder]);
    expect([none.status, none.stderr]).toEqual([
      2,
      'No question belongs to the part "train".\n  Name one of the parts under split: in soundings.yaml: development, test.\n',
    ]);
  });
});

describe("import", () => {
  const table =
    "\uFEFFQuestion;Expected answer;Evidence\r\n" +
    'Which key starts the engine?;the green key;"The engine  starts with the ""green"" key."\r\n' +
    '"What does the oven\ndo?";480 degrees;cleans itself at 480 degrees\r\n' +
    "Wo hängt der Schlüssel?;neben der Tür;\r\n" +
    "a;b\r\n";

  test("takes a table in, finds gold, refuses what is wrong with its line, and overwrites nothing", async () => {
    const folder = folderOf({ ...smallExperiment, "set.csv": table });
    const first = await questions(folder, "import", path.join(folder, "set.csv"));
    expect(first.status).toBe(1);
    expect(first.json).toMatchObject({
      schema: "soundings.question-import/1",
      columns: { question: "Question", answer: "Expected answer", quote: "Evidence" },
      refused: [{ where: "set.csv line 6", reason: "it has 2 cells, and the first line has 3" }],
    });
    const imported = first.json["imported"] as { where: string; gold: string; entry: { draft?: boolean } }[];
    expect(imported.map(({ where, gold, entry }) => [where, gold, entry.draft === true])).toEqual([
      ["set.csv line 2", "proposed", true],
      ["set.csv line 3", "found", false],
      ["set.csv line 5", "proposed", true],
    ]);
    expect(questionsOf(folder).startsWith(smallQuestions)).toBe(true);
    const again = await questions(folder, "import", path.join(folder, "set.csv"));
    expect((again.json["imported"] as unknown[]).length).toBe(0);
    expect((await questions(folder, "check")).status).toBe(0);
  });

  test("begins a questions file where there is none", async () => {
    const folder = folderOf({
      ...smallSources,
      "set.json":
        '[{"query":"Which key?","ground_truth":"the green key","contexts":["starts with the green key"]}]',
    });
    expect((await questions(folder, "import", path.join(folder, "set.json"))).status).toBe(0);
    expect(entriesOf(folder)).toMatchObject([{ question: "Which key?", answer: "the green key" }]);
  });

  test.each<[string, string, string | Uint8Array, RegExp]>([
    ["an empty file", "x.csv", "\n", /^x\.csv is empty\.$/],
    [
      "a file without a column for the question",
      "x.csv",
      "a,b\n1,2\n",
      /^x\.csv has no column for the question: its columns are "a", "b"\.$/,
    ],
    ["bytes that are no text", "x.csv", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /^x\.csv: holds zero bytes/],
    [
      "a number that JSON has not",
      "x.jsonl",
      '{"question":"a","score":NaN}\n',
      /^Nothing in x\.jsonl can be read: x\.jsonl line 1: column 25: NaN needs double quotes\.$/,
    ],
    ["titles alone", "x.csv", "question,answer\n", /^x\.csv holds no questions\.$/],
  ])("%s is refused in one sentence", async (_, name, content, message) => {
    const folder = folderOf({ ...smallExperiment, [name]: content });
    const done = await soundings(["questions", "import", path.join(folder, name), "-C", folder]);
    const lines = done.stderr.trimEnd().split("\n");
    expect([done.status, lines.length, questionsOf(folder)]).toEqual([2, 2, smallQuestions]);
    expect(lines[0]).toMatch(message);
  });

  test("a file that is not there is named", async () => {
    const folder = folderOf(smallExperiment);
    const done = await soundings(["questions", "import", "/no/such.csv", "-C", folder]);
    expect([done.status, done.stderr.split("\n")[0]]).toEqual([2, "The file /no/such.csv does not exist."]);
  });

  test("a list is not edited but converted", async () => {
    const list = '- {id: "1", question: Which key?, answer: green} # mine\n';
    const folder = folderOf({ ...smallSources, "questions.yaml": list });
    const refused = await soundings(["questions", "split", "-C", folder, "--parts", "a=1"]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("Convert it with: soundings questions import questions.yaml");
    const done = await questions(folder, "import", path.join(folder, "questions.yaml"));
    expect(done.json["converted"]).toBe("questions.yaml");
    rmSync(path.join(folder, "questions.yaml"));
    expect(entriesOf(folder)).toEqual([{ id: "1", question: "Which key?", answer: "green" }]);
    expect((await questions(folder, "versions")).json["versions"]).toMatchObject([
      { version: 1, file: "questions.yaml" },
      { version: 2, file: "questions.jsonl" },
    ]);
  });
});

describe("draft, accept and reject", () => {
  test("drafts are in no run until they are accepted, and rejected ones do not come back", async () => {
    const folder = folderOf(smallSources);
    const { json } = await questions(folder, "draft", "--count", "3");
    expect(json.schema).toBe("soundings.question-drafts/1");
    const drafts = entriesOf(folder);
    expect(drafts.map(({ draft }) => draft)).toEqual([true, true, true]);

    const early = await soundings(["run", folder]);
    expect(early.status).toBe(2);
    expect(early.stderr).toContain("drafts are in no run");

    const [first, second] = drafts.map(({ id }) => id);
    await questions(folder, "accept", String(first));
    await questions(folder, "reject", String(second));
    expect(entriesOf(folder).map(({ id, draft }) => [id, draft])).toEqual([
      [first, undefined],
      [drafts[2]?.id, true],
    ]);
    const run = await soundings(["run", folder]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain("1 draft is not used");

    await questions(folder, "draft", "--count", "100");
    expect(entriesOf(folder).map(({ id }) => id)).not.toContain(second);
    expect((await questions(folder, "accept", "--all")).json).toMatchObject({ left: 0 });
    expect((await questions(folder, "check")).status).toBe(0);
  });

  test("an id that is no draft changes nothing", async () => {
    const folder = folderOf(smallExperiment);
    const done = await soundings(["questions", "accept", "q1", "-C", folder]);
    expect([done.status, done.stderr]).toEqual([
      2,
      'questions.jsonl has no draft "q1".\n  It has no drafts at all: soundings questions draft proposes some.\n',
    ]);
    expect(questionsOf(folder)).toBe(smallQuestions);
  });
});

describe("versions", () => {
  test("an edit by hand is seen, compared and taken back, and nothing is lost", async () => {
    const folder = folderOf(smallExperiment);
    await questions(folder, "check");
    const edited = smallQuestions.replace('"number 14"', '"berth 14"').replace(/\{"id":"q4".*\n/, "");
    writeFileSync(path.join(folder, "questions.jsonl"), edited);
    const { json } = await questions(folder, "diff");
    expect(json).toMatchObject({
      schema: "soundings.question-diff/1",
      from: 1,
      to: 2,
      added: [],
      removed: [{ id: "q4" }],
      changed: [{ id: "q1", changes: [{ field: "answer", before: "number 14", after: "berth 14" }] }],
      unchanged: 2,
    });
    await soundings(["clean", "-C", folder]);
    expect((await questions(folder, "restore", "v1")).json).toMatchObject({
      restored: 1,
      version: 3,
      changed: true,
    });
    expect(questionsOf(folder)).toBe(smallQuestions);
    await questions(folder, "restore", "2");
    expect(questionsOf(folder)).toBe(edited);
    const listed = (await questions(folder, "versions")).json["versions"] as { change: string }[];
    expect(listed.map(({ change }) => change)).toEqual([
      "first seen",
      "edited by hand",
      "version 1 restored",
      "version 2 restored",
    ]);
    expect(readdirSync(folder).sort()).toEqual([".soundings", "questions.jsonl", "sources"]);
  });

  test("a version that is not there is refused", async () => {
    const folder = folderOf(smallExperiment);
    const done = await soundings(["questions", "diff", "1", "7", "-C", folder]);
    expect([done.status, done.stderr.split("\n")[0]]).toEqual([
      2,
      'There is no version "7" of the questions.',
    ]);
  });
});
