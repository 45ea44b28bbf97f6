import { expect, test } from "vitest";
import { pdfOf } from "../adapters/parsers/pdf/pdf.fixture.ts";
import { AskedAnswer } from "../contracts/api/asked-answer.ts";
import { DocumentLayout } from "../contracts/api/document-layout.ts";
import { DocumentView } from "../contracts/api/document.ts";
import { openedProject } from "./opened-project.fixture.ts";
import { projectFiles, workThrough } from "./project.fixture.ts";

const line = (top: number, text: string) => `BT /F1 12 Tf 72 ${792 - top} Td (${text}) Tj ET`;
const pages = [
  [line(100, "High water is at six o'clock."), line(120, "The pilot cutter returns an hour later.")].join(
    "\n",
  ),
  "",
  line(100, "Ropes are sold by the metre in the harbour office."),
];
const pdf = Buffer.from(pdfOf({ pages })).toString("latin1");
const gold = { source: "tide.pdf", quote: "The pilot cutter returns an hour later." };
const files = {
  "soundings.yaml": projectFiles["soundings.yaml"],
  "sources/tide.pdf": pdf,
  "sources/boats.md": projectFiles["sources/boats.md"],
  "questions.jsonl": `${JSON.stringify({ id: "q", question: "When does the pilot cutter return?", answer: "an hour later", gold: [gold] })}\n`,
};

test("a page has its size and where chunks and gold stand on it, and follows another way to cut", async () => {
  const project = await openedProject(files);
  const ask = async (query: string) =>
    DocumentLayout.parse((await project.get(`/api/document/layout?source=tide.pdf&${query}`)).body);
  const [whole, small] = [await ask("page=1"), await ask("page=1&size=30&strategy=fixed")];
  const { text } = DocumentView.parse((await project.get("/api/document?source=tide.pdf")).body);
  expect({ ...whole, chunks: whole.chunks.length, gold: whole.gold.length }).toEqual({
    source: "tide.pdf",
    run: null,
    page: 1,
    label: null,
    pageCount: 3,
    width: 612,
    height: 792,
    span: { start: 0, end: text.indexOf("\n\nRopes") },
    chunks: 1,
    gold: 1,
    citations: [],
    notices: [],
  });
  const [onPage] = whole.gold;
  expect([onPage?.questionId, text.slice(onPage?.start, onPage?.end)]).toEqual(["q", gold.quote]);
  expect(onPage?.rectangles.map(({ left, top }) => [Math.round(left), top > 105 && top < 120])).toEqual([
    [72, true],
  ]);
  expect(small.chunks.map(({ index }) => index)).toEqual(small.chunks.map((_, at) => at));
  expect(small.chunks.length).toBeGreaterThan(1);
  expect((await ask("page=3")).chunks.map(({ index }) => index)).toEqual([0]);
  expect({ ...(await ask("page=2")), notices: [] }).toMatchObject({ span: null, chunks: [], gold: [] });
});

test("an answer's citation stands on the page where the answer itself says", async () => {
  const project = await openedProject(files);
  const ran = await workThrough(project.server.address, "/api/runs", { kind: "run" });
  const run = String(ran.events.find(({ type }) => type === "run-end")?.data["runId"]);
  const asked = await workThrough(project.server.address, "/api/answers", {
    question: "When does the pilot cutter return?",
  });
  const answered = AskedAnswer.parse(asked.events.find(({ type }) => type === "answer-end")?.data["asked"]);
  const layout = await project.get(`/api/document/layout?source=tide.pdf&page=1&run=${run}`);
  const { citations } = DocumentLayout.parse(layout.body);
  const [place] = answered.places;
  const drawn = place?.rectangles.map(({ left, top, width, height }) => ({ left, top, width, height }));
  expect([place?.source, drawn?.length]).toEqual(["tide.pdf", 1]);
  expect(citations.map(({ questionId, rectangles }) => [questionId, rectangles])).toContainEqual([
    "q",
    drawn,
  ]);
});

test("a page that there is none of is an error in a sentence", async () => {
  const project = await openedProject(files);
  const told = [];
  for (const address of [
    "/api/document/layout?source=tide.pdf&page=4",
    "/api/document/layout?source=boats.md&page=1",
    "/api/document?source=tide.pdf&page=2",
    "/api/document?source=boats.md&page=1",
  ]) {
    const { status, body } = await project.get(address);
    told.push([status, (body as { error: { message: string } }).error.message]);
  }
  expect(told).toEqual([
    [404, "tide.pdf has 3 pages, and no page 4."],
    [404, "boats.md has no pages."],
    [404, "Page 2 of tide.pdf has no text."],
    [404, "boats.md has no pages."],
  ]);
});

test("windows together hold every chunk and block of the document, and each counts all", async () => {
  const text = Array.from({ length: 40 }, (_, at) => `## Part ${at}\n\nWords of part ${at}.\n`).join("\n");
  const project = await openedProject({ "sources/parts.md": text });
  const view = async (query: string) =>
    DocumentView.parse((await project.get(`/api/document?source=parts.md&size=50&${query}`)).body);
  const whole = await view("");
  const windows = [];
  for (let start = 0; start < text.length; start += 300) {
    windows.push(await view(`start=${start}&end=${start + 300}`));
  }
  expect(windows.map((window) => window.text).join("")).toBe(text);
  const chunks = new Map(windows.flatMap((window) => window.chunks).map((chunk) => [chunk.index, chunk]));
  expect([...chunks.values()]).toEqual(whole.chunks);
  const blocks = new Map(windows.flatMap((window) => window.blocks).map((block) => [block.start, block]));
  expect([...blocks.values()]).toEqual(whole.blocks);
  expect(windows.map(({ counts }) => counts)).toEqual(windows.map(() => whole.counts));
  expect(whole.counts).toMatchObject({ headings: 40, chunks: whole.chunks.length });
});

test("settings that no chunker takes are refused in a sentence", async () => {
  const project = await openedProject(files);
  expect(await project.get("/api/document?source=boats.md&size=10&overlap=10")).toEqual({
    status: 422,
    body: {
      error: {
        code: "pipeline.invalid",
        message: "The document cannot be cut so: overlap must be smaller than size.",
        hint: "Give a size that is larger than the overlap.",
      },
    },
  });
});

test("gold of sound questions is shown beside what is wrong with another", async () => {
  const wrong = JSON.stringify({
    id: "w",
    question: "Who?",
    gold: [{ source: "boats.md", quote: "nobody" }],
  });
  const right = JSON.stringify({
    id: "r",
    question: "When?",
    gold: [{ source: "boats.md", quote: "at nine" }],
  });
  const project = await openedProject({ ...files, "questions.jsonl": `${wrong}\n${right}\n` });
  const view = DocumentView.parse((await project.get("/api/document?source=boats.md")).body);
  expect([view.gold.map(({ questionId }) => questionId), view.notices]).toEqual([
    ["r"],
    [
      'The gold of a question is not shown: questions.jsonl line 1: the quote "nobody" does not stand in "boats.md".',
    ],
  ]);
});
