import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import { readQuestions } from "./questions-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "soundings-questions-"));
});
afterAll(() => rm(folder, { recursive: true }));

const example =
  'Write it like this: {"id":"1","question":"…","gold":[{"source":"file.md","quote":"words that hold the answer"}]}';
const oneLine =
  "Every line is one question in JSON, from { to }; lists over several lines belong into a .json or .yaml file.";
const ownId = 'Give every question an "id" of its own, as text in quotes.';
const goldList =
  'Write gold as a list of passages, such as: [{"source":"file.md","quote":"words that hold the answer"}]';
const fields = "The fields are id, question, answer, answerable, gold, group, tags, split and draft.";
const two = [
  { where: "2", entry: { id: "1", question: "When?", answer: "At two", answerable: true } },
  {
    where: "5",
    entry: { id: "2", question: "Where?", gold: [{ source: "é.md", quote: "here" }], tags: ["a"] },
  },
];

async function outcomeOf(name: string, content: string | Uint8Array): Promise<unknown> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return readQuestions(file).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message.replaceAll(folder, "FOLDER"), hint: error.hint };
  });
}

function numbered(name: string): unknown[] {
  return two.map(({ where, entry }) => ({ where: `${name} line ${where}`, entry }));
}

test("reads JSON lines, passing over blank lines, Windows line ends and a byte order mark", async () => {
  const [first, second] = two.map(({ entry }) => JSON.stringify(entry));
  expect(await outcomeOf("q.jsonl", `\uFEFF\r\n${first}\r\n  \r\n\r\n${second}`)).toEqual(
    numbered("q.jsonl"),
  );
});

test("reads a JSON list", async () => {
  const [first, second] = two.map(({ entry }) => JSON.stringify(entry, null, 0));
  expect(await outcomeOf("q.json", `[\n${first},\n\n\n${second}]`)).toEqual(numbered("q.json"));
});

test("reads a YAML list", async () => {
  const text = `# mine
- {id: "1", question: When?, answer: At two, answerable: true}

# second
- id: "2"
  question: "Where? "
  gold: [{source: é.md, quote: here}]
  tags: [a]
`;
  expect(await outcomeOf("q.yaml", text)).toEqual(numbered("q.yaml"));
});

test.each(["q.jsonl", "q.json", "q.yml"])("an empty %s holds no questions", async (name) => {
  expect(await outcomeOf(name, "\n")).toEqual([]);
});

const ok = '{"id":"1","question":"a"}';
test.each<[string, string | Uint8Array, string, string]>([
  [
    "q.jsonl",
    `${ok}\n{"id":"2","question":"b",}\n`,
    "q.jsonl line 2, column 26: a comma stands before }.",
    oneLine,
  ],
  [
    "q.jsonl",
    "[\n{}\n]",
    "q.jsonl line 1, column 2: the text ends too early. (2 more questions are wrong too.)",
    oneLine,
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","id":"2"}',
    'q.jsonl line 1, column 26: the field "id" is given twice.',
    oneLine,
  ],
  ["q.jsonl", `${ok}\n\n{"question":"a"}`, "q.jsonl line 3: id is missing.", ownId],
  ["q.jsonl", '{"id":1,"question":"a"}', "q.jsonl line 1: id must be text, not 1.", ownId],
  [
    "q.jsonl",
    '{"id":"1","question":"  "}',
    "q.jsonl line 1: question must not be empty.",
    'Write what is asked under "question", as text.',
  ],
  [
    "q.jsonl",
    '{"id":"1"}',
    "q.jsonl line 1: question is missing.",
    'Write what is asked under "question", as text.',
  ],
  ["q.jsonl", '"What?"', 'q.jsonl line 1: a question must be a mapping, not the text "What?".', example],
  [
    "q.jsonl",
    '{"id":"1","question":"a","anwser":"b"}',
    'q.jsonl line 1: unknown field "anwser"; did you mean "answer"?',
    fields,
  ],
  ["q.jsonl", '{"id":"1","question":"a","colour":"b"}', 'q.jsonl line 1: unknown field "colour".', fields],
  [
    "q.jsonl",
    '{"id":"1","question":"a","answerable":"no"}',
    'q.jsonl line 1: answerable must be true or false, not the text "no".',
    "Write true or false, without quotes.",
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","tags":"b"}',
    'q.jsonl line 1: tags must be a list, not the text "b".',
    'Write it as a list: ["b"].',
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","gold":"b"}',
    'q.jsonl line 1: gold must be a list, not the text "b".',
    goldList,
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","gold":[{"source":"a.md","quote":"b"},{"source":"a.md"}]}',
    "q.jsonl line 1: gold[2]: needs start and end, or a quote.",
    goldList,
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","gold":[{"sorce":"a.md","quote":"b"}]}',
    "q.jsonl line 1: gold[1].source is missing.",
    "Add source.",
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","gold":[{"source":"a.md","start":"7","end":9}]}',
    'q.jsonl line 1: gold[1].start must be a whole number, not the text "7".',
    "Write 7 without quotes.",
  ],
  [
    "q.jsonl",
    '{"id":"1","question":"a","gold":[{"source":"a.md","start":-1,"end":9}]}',
    "q.jsonl line 1: gold[1].start must be at least 0, not -1.",
    "Correct it, or leave it out.",
  ],
  [
    "q.jsonl",
    '{"id":1,"question":"a"}\n3',
    "q.jsonl line 1: id must be text, not 1. (1 more question is wrong too.)",
    ownId,
  ],
  [
    "q.jsonl",
    '{"id":1}\n{"id":2}\n{}',
    "q.jsonl line 1: id must be text, not 1. (2 more questions are wrong too.)",
    ownId,
  ],
  [
    "q.json",
    `[\n${ok}\n${ok}]`,
    "q.json line 3, column 1: a comma or ] is missing.",
    "Correct the JSON at this place.",
  ],
  [
    "q.json",
    `${ok}\n${ok}`,
    "q.json line 2, column 1: there is more text after the end.",
    "A .json file holds one list, from [ to ]; with one question a line, name it .jsonl.",
  ],
  [
    "q.json",
    ok,
    "q.json: the questions must be a list.",
    "Begin every question with a dash in YAML, or put all of them between [ and ] in JSON.",
  ],
  ["q.json", `[\n${ok},\n3]`, "q.json line 3: a question must be a mapping, not 3.", example],
  [
    "q.yaml",
    "- id: '1'\n  question: a\n- id: 2\n  question: b",
    "q.yaml line 3: id must be text, not 2.",
    ownId,
  ],
  [
    "q.yaml",
    "- id: '1'\n  id: '2'",
    "q.yaml line 2, column 3: this name is given twice.",
    "Keep one of the two.",
  ],
  [
    "q.yaml",
    "- id: '1'\n\tquestion: b",
    "q.yaml line 2, column 2: a tab is used for indentation.",
    "Indent with spaces: YAML forbids tabs.",
  ],
  [
    "q.yaml",
    "- id: '1'\n  question: what: where",
    "q.yaml line 2, column 13: this cannot follow on the same line.",
    "Put text that holds a colon and a space in quotes, or begin a new line.",
  ],
  [
    "q.yaml",
    "questions: []",
    "q.yaml: the questions must be a list.",
    "Begin every question with a dash in YAML, or put all of them between [ and ] in JSON.",
  ],
  [
    "q.jsonl",
    new Uint8Array([123, 125, 10, 195, 40]),
    "q.jsonl: not valid UTF-8 at byte 3.",
    "Save the file as UTF-8.",
  ],
  ["q.jsonl", "{}\0", "q.jsonl: holds zero bytes, so it is not a text file.", "Save the file as UTF-8."],
  [
    "q.csv",
    "id,question",
    "q.csv: questions are read from .jsonl, .json, .yaml or .yml, not from .csv.",
    'Rename it to questions.jsonl, with one question a line, such as: {"id":"1","question":"…","gold":[{"source":"file.md","quote":"words that hold the answer"}]}',
  ],
])("%s with a fault says so in one sentence: %j", async (name, content, message, hint) => {
  expect(await outcomeOf(name, content)).toEqual({ code: "questions.invalid", message, hint });
});

test("a missing file is named, with an example of what to write", async () => {
  const file = path.join(folder, "none.jsonl");
  const error = await readQuestions(file).catch((thrown: unknown) => thrown as AppError);
  expect(error).toMatchObject({
    code: "questions.missing",
    message: `The questions file ${file} does not exist.`,
    hint: 'Write it with one question a line, such as: {"id":"1","question":"…","gold":[{"source":"file.md","quote":"words that hold the answer"}]}',
  });
});

test("a folder in place of the file is named", async () => {
  await expect(readQuestions(folder)).rejects.toThrow(`The questions file ${folder} is a folder.`);
});

const corpora = path.resolve(import.meta.dirname, "../../../../../shared/data");
describe("real question sets", () => {
  test.skipIf(!existsSync(corpora)).each([
    ["chunking-evaluation", 472],
    ["product-docs", 100],
    ["clapnq-dev", 600],
    ["xquad-zh", 1190],
  ])("%s is read whole", async (corpus, count) => {
    expect((await readQuestions(path.join(corpora, corpus, "questions.jsonl"))).length).toBe(count);
  });
});
