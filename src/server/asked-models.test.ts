import { afterAll, beforeAll, expect, test } from "vitest";
import { readingModel } from "../../test/fixtures/reading-model.ts";
import { type ModelServer, startModelServer } from "../../test/fixtures/model-server.ts";
import type { CallsPage } from "../contracts/api/calls.ts";
import type { Models } from "../contracts/api/models.ts";
import type { Prompts } from "../contracts/api/prompts.ts";
import { call } from "./http-client.fixture.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { projectFiles, projectFolder, workThrough } from "./project.fixture.ts";

let model: ModelServer;
let project: ReturnType<typeof projectFolder>;
let server: OpenServer;
let run: string;

beforeAll(async () => {
  model = await startModelServer({ reply: readingModel });
  project = projectFolder({
    ...projectFiles,
    "soundings.yaml": `models:\n  here: { like: vllm, baseUrl: ${JSON.stringify(model.baseUrl)}, prices: { input: 1, output: 2 } }\npipeline:\n  embed: { embedder: none }\n  answer: { kind: single, model: here/reader }\n`,
  });
  server = await openServer({ folder: project.folder });
  const { events } = await workThrough(server.address, "/api/runs", { kind: "run" });
  run = String(events.find(({ type }) => type === "run-end")?.data["runId"]);
});

afterAll(async () => {
  await server.close();
  await model.kill();
  project.remove();
});

async function read<Value>(path: string): Promise<Value> {
  return JSON.parse((await call(server.address, path)).text) as Value;
}

// Of the fourth question nothing is found that a model could be asked about.
test("every call of a run is told as it went over the wire, page by page, each once", async () => {
  const calls: CallsPage["entries"] = [];
  for (let cursor = ""; ;) {
    const page = await read<CallsPage>(`/api/runs/${run}/calls?limit=2${cursor && `&cursor=${cursor}`}`);
    calls.push(...page.entries);
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(
    calls.map(({ question, call: number, of, model: asked, missing }) => [
      question,
      number,
      of,
      asked,
      missing,
    ]),
  ).toEqual(["1", "2", "3"].map((question) => [question, 1, 1, "here/reader", null]));
  expect(calls[0]!.sent.join("")).toContain("Until when may luggage stay?");
  expect(calls.every(({ received }) => received.length > 0)).toBe(true);
});

test("calls of one question can be asked for alone", async () => {
  const { entries, total } = await read<CallsPage>(`/api/runs/${run}/calls?question=2`);
  expect({ questions: entries.map(({ question }) => question), total }).toEqual({
    questions: ["2"],
    total: 1,
  });
});

test("a model that was asked is told with what it took, at the prices that the configuration gives", async () => {
  const { models, known, ledger } = await read<Models>("/api/models");
  const [asked] = models;
  expect(asked).toMatchObject({
    model: "here/reader",
    runs: [run],
    purposes: ["answer"],
    requests: 3,
    calls: 3,
    prices: { input: 1, output: 2, source: "soundings.yaml", date: null },
  });
  const { inputTokens, outputTokens, usd } = asked!;
  expect(usd).toBeCloseTo((inputTokens! + 2 * outputTokens!) / 1e6, 12);
  expect(ledger.map(({ purpose, requests }) => ({ purpose, requests }))).toEqual([
    { purpose: "model here/reader", requests: 3 },
  ]);
  expect(known.length).toBeGreaterThan(20);
  expect(
    known.every(({ prices }) => prices.source !== null && /^\d{4}-\d\d-\d\d$/.test(prices.date ?? "")),
  ).toBe(true);
});

test("the shipped prompts are told with their texts and the runs that said them", async () => {
  const { prompts, notices } = await read<Prompts>("/api/prompts");
  expect(
    prompts.map(({ from, kinds, runs, texts }) => ({
      from,
      kinds,
      runs,
      nodes: texts.map(({ node }) => node),
    })),
  ).toEqual([
    { from: "shipped", kinds: ["single"], runs: [run], nodes: ["answer"] },
    {
      from: "shipped",
      kinds: ["agent"],
      runs: [],
      nodes: ["plan", "grade", "rewrite", "answer", "verify", "repair"],
    },
  ]);
  expect(prompts[0]!.texts[0]!.text).toContain("{{question}}");
  expect(notices).toEqual([]);
});
