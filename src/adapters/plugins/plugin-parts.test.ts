import { expect, test } from "vitest";
import type { AnswerEvent } from "../../contracts/answer.ts";
import { documentOf } from "../../ports/chunker.contract.ts";
import { sampleOf } from "../../ports/metric.contract.ts";
import { asAnswerer } from "./as-answerer.ts";
import { asChunker } from "./as-chunker.ts";
import { asEmbedder } from "./as-embedder.ts";
import { asMetric } from "./as-metric.ts";
import type { PluginReply, PluginTransport } from "./plugin-transport.ts";
import type { PluginRequest } from "./plugin-wire.ts";

const never = new AbortController().signal;
const description = { id: "mine", version: "2", dimensions: 2 };

/** A plugin that answers every request with this reply, and keeps what it was asked. */
function plugin(reply: PluginReply): PluginTransport & { asked: PluginRequest[] } {
  const asked: PluginRequest[] = [];
  return {
    name: "mine.py",
    asked,
    describe: async () => reply,
    call: async (request) => {
      asked.push(request);
      return reply;
    },
    close: async () => {},
  };
}

const passage = {
  source: "a.md",
  start: 10,
  end: 26,
  text: "Tides come twice",
  score: 2,
  breadcrumb: ["Sea"],
  language: "en",
};

async function answersOf(
  answerer: ReturnType<typeof asAnswerer>,
  passages = [passage],
): Promise<AnswerEvent[]> {
  const seen: AnswerEvent[] = [];
  for await (const event of answerer.answer({ question: "How often?", passages, signal: never }))
    seen.push(event);
  return seen;
}

test("an answer's citations get the passage's breadcrumb where the plugin gives none", async () => {
  const citation = { source: "a.md", start: 10, end: 15, answerStart: 0, answerEnd: 5 };
  const answer = { text: "Twice.", evidence: 2, citations: [citation] };
  const own = plugin({ result: answer });
  expect(await answersOf(asAnswerer(own, description))).toEqual([
    { type: "answer-delta", text: "Twice." },
    {
      type: "answer-end",
      answer: { ...answer, refused: false, citations: [{ ...citation, breadcrumb: ["Sea"] }] },
    },
  ]);
  expect(own.asked).toEqual([{ kind: "answer", question: "How often?", passages: [passage] }]);
});

test("an answerer is not asked about nothing: that is a refusal", async () => {
  const own = plugin({ result: null });
  expect(await answersOf(asAnswerer(own, description), [])).toEqual([
    { type: "answer-delta", text: "The sources do not say." },
    {
      type: "answer-end",
      answer: { text: "The sources do not say.", refused: true, citations: [], evidence: 0 },
    },
  ]);
  expect(own.asked).toEqual([]);
});

const cited = { source: "a.md", start: 10, end: 15, answerStart: 0, answerEnd: 1 };
test.each([
  [
    "cites what it was not given",
    { citations: [{ ...cited, start: 0 }] },
    "result.citations.0 (a.md, 0 to 15) does not lie inside a passage it was given",
  ],
  [
    "cites for text it did not write",
    { citations: [cited, { ...cited, answerEnd: 9 }] },
    "result.citations.1 (answerStart 0, answerEnd 9) does not lie inside the answer's text",
  ],
  [
    "cites in a refusal",
    { refused: true, citations: [cited] },
    "result.citations must be empty in a refusal",
  ],
  ["names no evidence", { evidence: undefined }, "result.evidence: Invalid input"],
])("an answerer that %s is refused", async (_, wrong, message) => {
  const answerer = asAnswerer(plugin({ result: { text: "Twice.", evidence: 1, ...wrong } }), description);
  await expect(answersOf(answerer)).rejects.toMatchObject({
    code: "plugin.failed",
    message: expect.stringContaining(`The plugin mine.py gave a wrong answer to answer: ${message}`),
  });
});

test.each([
  ["outside the text", [[0, 99]], "result.0 (0 to 99) does not lie inside one region"],
  ["empty", [[1, 1]], "result.0 (1 to 1) is empty"],
  [
    "out of order",
    [
      [1, 2],
      [0, 2],
    ],
    "result.1 (0 to 2) starts before the span in front of it",
  ],
  [
    "there twice",
    [
      [0, 2],
      [0, 3],
      [0, 2],
    ],
    "result.2 (0 to 2) is there twice",
  ],
  ["through a surrogate pair", [[0, 4]], "result.0 (0 to 4) parts a surrogate pair"],
  ["negative", [[-1, 4]], "result.0.start: Too small"],
])("a span that is %s is refused by its place", async (_, spans, message) => {
  const result = spans.map(([start, end]) => ({ start, end }));
  const chunker = asChunker(plugin({ result }), description);
  await expect(chunker.chunk(documentOf("abc🙂d"), never)).rejects.toThrow(message);
});

test("spans of white space only are left out", async () => {
  const result = [
    { start: 0, end: 1 },
    { start: 1, end: 3 },
  ];
  expect(await asChunker(plugin({ result }), description).chunk(documentOf("a\n\n"), never)).toEqual([
    { start: 0, end: 1 },
  ]);
});

test("vectors are brought to length 1, and zeros stay zeros", async () => {
  const embedder = asEmbedder(
    plugin({
      result: [
        [3, 4],
        [0, 0],
      ],
    }),
    description,
  );
  expect(await embedder.embed(["a", ""], { kind: "query", signal: never })).toEqual(
    Float32Array.from([0.6, 0.8, 0, 0]),
  );
});

test.each([
  [
    "words for numbers",
    {
      result: [
        ["1", 2],
        [1, 2],
      ],
    },
    "gave a wrong answer to embed: result.0.0: Invalid input: expected number, received string.",
  ],
  ["too few vectors", { result: [[1, 2]] }, "gave 1 vectors for 2 texts."],
  ["short vectors", { result: [[1], [1]] }, "gave a vector of 1 numbers instead of 2."],
  [
    "numbers too large to square",
    {
      result: [
        [1e200, 1],
        [1, 1],
      ],
    },
    "gave a vector with a number that is not finite.",
  ],
  ["an error", { error: "no such model" }, "answered embed with an error: no such model"],
])("an embedder that gives %s is refused", async (_, reply, message) => {
  const embedder = asEmbedder(plugin(reply), description);
  await expect(embedder.embed(["a", "b"], { kind: "passage", signal: never })).rejects.toMatchObject({
    code: "plugin.failed",
    message: `The plugin mine.py ${message}`,
  });
});

test("a metric is sent the gold's text, and its error belongs to the sample", async () => {
  const sample = sampleOf({ texts: { a: "Ebb and flow." }, gold: [["a", 0, 3]], answer: { text: "Ebb" } });
  const own = plugin({ error: "too long" });
  expect(await asMetric(own, description).measure(sample, never)).toEqual({
    status: "failed",
    reason: "too long",
  });
  expect(own.asked).toEqual([
    {
      kind: "measure",
      question: { ...sample.question, gold: [{ source: "a", start: 0, end: 3, text: "Ebb" }] },
      ranking: [],
      used: 0,
      answer: sample.answer,
    },
  ]);
});

test("a metric's outcome of the wrong shape is refused by its field", async () => {
  const metric = asMetric(plugin({ result: { status: "scored", score: "high" } }), description);
  await expect(metric.measure(sampleOf({ texts: { a: "x" } }), never)).rejects.toThrow(
    "The plugin mine.py gave a wrong answer to measure: result.score: Invalid input: expected number, received string.",
  );
});
