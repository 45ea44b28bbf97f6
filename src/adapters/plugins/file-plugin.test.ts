import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Answer, AnswerEvent } from "../../contracts/answer.ts";
import { describeChunker } from "../../ports/chunker.contract.ts";
import { describeEmbedder } from "../../ports/embedder.contract.ts";
import { describeMetric, sampleOf } from "../../ports/metric.contract.ts";
import { folderWith, never, openIn, repliesProgram, temporaryFolderWith } from "./plugins.fixture.ts";

const shared = temporaryFolderWith({
  "replies.mjs": repliesProgram,
  "lines.ts": `
    import { resultOf } from "./replies.mjs";
    interface Settings { title: string }
    export default ({ title }: Settings) => ({
      id: "lines", version: "2", title,
      chunk: (document: unknown) => resultOf({ kind: "chunk", document }),
    });`,
  "letters.mjs": `
    import { resultOf } from "./replies.mjs";
    export default { dimensions: 16, embed: async (texts) => resultOf({ kind: "embed", texts }) };`,
  "politeness.mjs": `
    import { resultOf } from "./replies.mjs";
    const measure = ({ question, answer, textOf }) => {
      const gold = question.gold.map((span) => ({ ...span, text: textOf(span.source).slice(span.start, span.end) }));
      return resultOf({ kind: "measure", question: { ...question, gold }, answer });
    };
    export default async () => ({ id: "politeness", title: "Says please, 0 or 1.", measure });`,
});
const [chunker, embedder, metric] = await Promise.all([
  openIn(shared, "chunker", { file: "lines.ts", settings: { title: "Line by line" } }),
  openIn(shared, "embedder", { file: "./letters.mjs" }),
  openIn(shared, "metric", { file: "politeness.mjs", version: "2026-11" }),
]);
afterAll(() => rmSync(shared, { recursive: true, force: true }));

describeChunker({
  name: "of a file",
  make: () => chunker.part,
  traits: { covers: false, trims: false },
  runs: 40,
});
describeEmbedder({ name: "of a file", make: () => embedder.part });
describeMetric({
  make: () => metric.part,
  traits: { range: [0, 1], needsGold: true, needsGoldAnswer: false },
});

test("is named by its module, else by its file, and its version grows with the configured one", () => {
  expect([chunker.part, embedder.part, metric.part].map(({ id, version }) => [id, version])).toEqual([
    ["lines", "2"],
    ["letters", "1"],
    ["politeness", "1+2026-11"],
  ]);
});

test.each([
  ["exports nothing", "", "exports no measure function."],
  ["exports another part", "export default { embed() {} };", "exports no measure function."],
  ["exports a factory of nothing", "export default () => null;", "exports no measure function."],
  ["throws when loaded", "throw new Error('no key');", "could not be loaded: no key"],
  ["throws when made", "export default () => { throw new Error('no key'); };", "could not be loaded: no key"],
  [
    "is named in two words",
    "export default { id: 'a b', measure() {} };",
    "gave a wrong answer to describe: result.id: must be a word without spaces.",
  ],
])("a module that %s is refused", async (_, content, message) => {
  const folder = folderWith({ "my.mjs": content });
  await expect(openIn(folder, "metric", { file: "my.mjs" })).rejects.toMatchObject({
    code: "plugin.failed",
    message: `The plugin my.mjs ${message}`,
  });
});

test("a module that cannot be read says where", async () => {
  await expect(
    openIn(folderWith({ "my.mjs": "export default {" }), "metric", { file: "my.mjs" }),
  ).rejects.toMatchObject({
    code: "plugin.failed",
    message: expect.stringContaining("The plugin my.mjs could not be loaded: "),
  });
  const folder = folderWith({});
  await expect(openIn(folder, "metric", { file: "metrics/my.ts" })).rejects.toMatchObject({
    code: "plugin.failed",
    message: "The plugin metrics/my.ts does not exist.",
    hint: `Paths are read from ${folder}.`,
  });
});

test("a module that was edited is loaded anew", async () => {
  const folder = folderWith({ "my.mjs": "export default { version: '1', measure() {} };" });
  const before = await openIn(folder, "metric", { file: "my.mjs" });
  writeFileSync(join(folder, "my.mjs"), "export default { version: '2', measure() {} };");
  const after = await openIn(folder, "metric", { file: "my.mjs" });
  expect([before.part.version, after.part.version]).toEqual(["1", "2"]);
});

test("what a measure throws belongs to the sample, an outcome of the wrong shape does not", async () => {
  const sample = sampleOf({ texts: { a: "x" } });
  const measured = async (body: string) => {
    const folder = folderWith({ "my.mjs": `export default { measure() { ${body} } };` });
    return (await openIn(folder, "metric", { file: "my.mjs" })).part.measure(sample, never);
  };
  expect(await measured("throw new Error('too long')")).toEqual({ status: "failed", reason: "too long" });
  await expect(measured("return 0.5")).rejects.toThrow(
    "The plugin my.mjs gave a wrong answer to measure: result: ",
  );
});

test("what a chunker or an embedder throws, or gives too little of, is a failed plugin", async () => {
  const folder = folderWith({
    "chunker.mjs": "export default { chunk() { throw new Error('no model'); } };",
    "flat.mjs": "export default { dimensions: 2, embed: () => Float32Array.of(0, 2, 0, 0) };",
    "short.mjs": "export default { dimensions: 2, embed: () => [[1, 1]] };",
    "unmeasured.mjs": "export default { embed: () => [] };",
  });
  const options = { kind: "query", signal: never } as const;
  const chunker = await openIn(folder, "chunker", { file: "chunker.mjs" });
  const document = { source: "a", text: "a", language: "und", headings: [], regions: [{ start: 0, end: 1 }] };
  await expect(chunker.part.chunk(document, never)).rejects.toThrow(
    "The plugin chunker.mjs failed: no model",
  );
  const flat = await openIn(folder, "embedder", { file: "flat.mjs" });
  expect(await flat.part.embed(["a", "b"], options)).toEqual(Float32Array.of(0, 1, 0, 0));
  const short = await openIn(folder, "embedder", { file: "short.mjs" });
  await expect(short.part.embed(["a", "b"], options)).rejects.toThrow(
    "short.mjs gave 1 vectors for 2 texts.",
  );
  await expect(openIn(folder, "embedder", { file: "unmeasured.mjs" })).rejects.toThrow(
    "exports no dimensions.",
  );
});

test("an answerer streams, is held to its passages, and refuses where there are none", async () => {
  const folder = folderWith({
    "my.mjs": `export default () => ({
      async *answer({ passages: [{ source, start }] }) {
        yield { type: "answer-delta", text: "Twi" };
        yield { type: "answer-delta", text: "ce" };
        const citations = [{ source, start, end: start + 5, answerStart: 0, answerEnd: 5 }];
        yield { type: "answer-end", answer: { text: "Twice", evidence: 1, citations } };
      },
    });`,
    "wrong.mjs": `export default { async *answer() { yield { type: "answer-end", answer: { text: "Twice", evidence: 1 } } } };`,
    "endless.mjs": `export default { async *answer() { yield { type: "answer-delta", text: "Twice" } } };`,
  });
  const passage = {
    source: "a.md",
    start: 3,
    end: 9,
    text: "twice",
    score: 1,
    breadcrumb: ["Sea"],
    language: "en",
  };
  const answered = async (file: string, passages = [passage]) => {
    const { part } = await openIn(folder, "answerer", { file });
    const seen: AnswerEvent[] = [];
    for await (const event of part.answer({ question: "?", passages, signal: never })) seen.push(event);
    return seen.flatMap((event): (string | Answer)[] => {
      if (event.type === "answer-end") return [event.answer];
      return event.type === "answer-delta" ? [event.text] : [];
    });
  };
  const citation = { source: "a.md", start: 3, end: 8, answerStart: 0, answerEnd: 5, breadcrumb: ["Sea"] };
  expect(await answered("my.mjs")).toEqual([
    "Twi",
    "ce",
    { text: "Twice", refused: false, evidence: 1, citations: [citation] },
  ]);
  expect(await answered("my.mjs", [])).toEqual([
    "The sources do not say.",
    { text: "The sources do not say.", refused: true, evidence: 0, citations: [] },
  ]);
  await expect(answered("wrong.mjs")).rejects.toThrow("gave an answer whose text is not its deltas joined.");
  await expect(answered("endless.mjs")).rejects.toThrow("ended without an answer-end event.");
});
