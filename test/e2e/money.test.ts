import { appendFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type ModelServer, type ModelServerSettings, startModelServer } from "../fixtures/model-server.ts";
import { readingModel } from "../fixtures/reading-model.ts";
import { type CommandOutcome, soundings, temporaryFolder } from "./command-line.ts";

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const prices = { input: 100, output: 1000 };
const rooms = Array.from({ length: 30 }, (_, at) => `room${at}`);
const sources = Object.fromEntries(
  rooms.map((room, at) => [
    `sources/${room}.md`,
    `# The ${room}\n\nThe walls of the ${room} were painted in the year ${1900 + at}. They are high and dry.\n`,
  ]),
);
const questions = rooms
  .map((room, at) =>
    JSON.stringify({
      id: `q${at}`,
      question: `When were the walls of the ${room} painted?`,
      answer: String(1900 + at),
      gold: [{ source: `${room}.md`, quote: `painted in the year ${1900 + at}` }],
    }),
  )
  .join("\n");

interface Experiment {
  server: ModelServer;
  folder: string;
  ask(...args: string[]): Promise<CommandOutcome>;
  json<Shape>(...args: string[]): Promise<Shape>;
  /** What the server has told of tokens, at their prices. */
  toldUsd(): number;
}

async function experiment(settings: {
  vary?: object;
  search?: object;
  models?: object;
  reply?: ModelServerSettings["reply"];
}): Promise<Experiment> {
  const { models = { prices, tokenizer: "o200k" }, reply = readingModel, ...others } = settings;
  const server = await startModelServer({ reply });
  endings.push(() => server.kill());
  const made = temporaryFolder({
    ...sources,
    "questions.jsonl": `${questions}\n`,
    "soundings.yaml": JSON.stringify({
      models: { mine: { like: "openai", keyVariable: "OPENAI_API_KEY", baseUrl: server.baseUrl, ...models } },
      pipeline: { answer: { kind: "single", model: "mine/reader", maxOutputTokens: 100 } },
      ...others,
    }),
  });
  endings.push(made.remove);
  const { folder } = made;
  const ask = (...args: string[]) =>
    soundings([...args, "-C", folder], { environment: { OPENAI_API_KEY: "test" } });
  return {
    server,
    folder,
    ask,
    async json<Shape>(...args: string[]) {
      const { status, stdout, stderr } = await ask(...args, "--json");
      expect([status, stderr]).toEqual([0, ""]);
      return JSON.parse(stdout) as Shape;
    },
    toldUsd() {
      const { inputTokens, outputTokens } = server.told();
      return (inputTokens * prices.input + outputTokens * prices.output) / 1e6;
    },
  };
}

interface Spent {
  models: { model: string; calls: number; kept: { calls: number }; usd: number | null }[];
}

const vary = { "retrieve.k": [1, 2, 3, 4], "answer.temperature": [0, 0.5] };

describe("a sweep with money", () => {
  test("never costs more than its budget, says what it cost, and goes on from there", async () => {
    const { ask, json, toldUsd, server } = await experiment({ vary });
    const first = await ask("sweep", "--budget", "1usd");
    expect([first.status, first.stdout]).toEqual([3, ""]);
    expect(first.stderr).toContain("Of the budget of $1.00, ");
    expect(toldUsd()).toBeGreaterThan(0.5);
    expect(toldUsd()).toBeLessThanOrEqual(1);
    const before = { usd: toldUsd(), calls: server.bodies.length };
    const { models } = await json<Spent>("sweep", "--budget", "50usd");
    expect(models).toEqual([
      expect.objectContaining({
        model: "mine/reader",
        calls: server.bodies.length - before.calls,
        usd: expect.closeTo(toldUsd() - before.usd, 6),
      }),
    ]);
    const again = await json<Spent>("sweep", "--budget", "0.01usd");
    expect(again.models).toEqual([]);
  });
});

interface Search {
  search: {
    id: string;
    status: string;
    budget: number;
    usd: number | null;
    result: { spent: number } | null;
  };
}
interface Forecast {
  evaluations: number;
  rate: object | null;
  seconds: number | null;
  models: { calls: number; kept: number; money: { upperUsd: number } | null } | null;
  search: { metric: string } | null;
}

describe("a search with money", () => {
  const search = { metric: "token-f1" };

  test("takes as many question evaluations as its money buys, and never costs more", async () => {
    const { ask, json, toldUsd, server } = await experiment({ vary, search });
    const args = ["sweep", "--search", "--budget", "8usd"];
    const told = await json<Forecast>(...args, "--dry-run");
    expect(server.bodies).toEqual([]);
    expect(told.evaluations).toBeGreaterThan(20);
    expect(told.evaluations).toBeLessThan(240);
    const done = await json<Search & Spent>(...args);
    expect(done.search).toMatchObject({ status: "finished", budget: told.evaluations, usd: 8 });
    expect(done.models).toEqual([expect.objectContaining({ usd: expect.closeTo(toldUsd(), 6) })]);
    expect(toldUsd()).toBeLessThanOrEqual(Math.min(8, told.models?.money?.upperUsd ?? 0));
    expect(server.bodies.length).toBeLessThanOrEqual(told.models?.calls ?? 0);
    const asked = server.bodies.length;
    const again = await json<Search & Spent>(...args);
    expect([again.search.id, again.search.result, server.bodies.length]).toEqual([
      done.search.id,
      done.search.result,
      asked,
    ]);
    expect((await ask(...args)).stdout).toContain("winner");
  });

  test("that runs into its budget ends as stopped, and the same command goes on", async () => {
    // Every other call breaks in a way that may have cost all that it could: no forecast holds what a failure takes.
    let isBreaking = true;
    const { server, ask, json, toldUsd } = await experiment({
      vary,
      search,
      reply: (body, request) =>
        isBreaking && request % 2 === 1 ? { status: 500, message: "It broke." } : readingModel(body),
    });
    const args = ["sweep", "--search", "--budget", "4usd"];
    const planned = (await json<Forecast>(...args, "--dry-run")).evaluations;
    const stopped = await ask(...args);
    expect([stopped.status, stopped.stdout]).toEqual([3, ""]);
    expect(stopped.stderr).toContain("Give the same command again: the search goes on where it stopped");
    const { searches } = await json<{ searches: { id: string; status: string }[] }>("searches");
    expect(searches.map(({ status }) => status)).toEqual(["stopped"]);
    const before = server.bodies.length;
    isBreaking = false;
    const done = await json<Search>(...args);
    expect(done.search).toMatchObject({ id: searches[0]?.id, status: "finished", budget: planned });
    expect(server.bodies.length).toBeGreaterThan(before);
    expect(toldUsd()).toBeLessThanOrEqual(8);
  });

  test("holds beside a budget of questions", async () => {
    const { json, server } = await experiment({ vary, search: { ...search, budget: { questions: 60 } } });
    const rich = await json<Forecast>("sweep", "--search", "--budget", "100usd", "--dry-run");
    const poor = await json<Forecast>("sweep", "--search", "--budget", "4usd", "--dry-run");
    expect(rich.evaluations).toBe(60);
    expect(poor.evaluations).toBeLessThan(60);
    expect(server.bodies).toEqual([]);
  });

  test.each<[string, { models?: object; budget: string }, string]>([
    [
      "without a price",
      { models: {}, budget: "4usd" },
      'Nobody knows what a call of "mine/reader" costs, so a budget cannot be kept.',
    ],
    ["of nothing", { budget: "0usd" }, "With a budget of $0 no model can be asked."],
    ["that is too little", { budget: "0.05usd" }, "A budget of $0.05 buys "],
  ])("%s is refused before anything is sent", async (_, { models, budget }, message) => {
    const { ask, server } = await experiment({ vary, search, ...(models && { models }) });
    const { status, stderr } = await ask("sweep", "--search", "--budget", budget);
    expect([status, server.bodies]).toEqual([2, []]);
    expect(stderr).toContain(message);
  });
});

describe("a dry run of a sweep", () => {
  test("sends nothing, and nothing is asked beyond what it told", async () => {
    const { ask, json, server, toldUsd } = await experiment({ vary });
    const told = await json<Forecast>("sweep", "--dry-run");
    const text = await ask("sweep", "--dry-run");
    expect([server.bodies, server.received().socketBytes]).toEqual([[], 0]);
    expect(text.stdout).toContain("nothing is sent yet");
    expect(told).toMatchObject({ evaluations: 240, rate: null, seconds: expect.any(Number), search: null });
    await json("sweep");
    expect(server.bodies.length).toBeLessThanOrEqual(told.models?.calls ?? 0);
    expect(toldUsd()).toBeLessThanOrEqual(told.models?.money?.upperUsd ?? 0);
    const then = await json<Forecast>("sweep", "--dry-run");
    expect(then.models).toMatchObject({ calls: 0, kept: told.models?.calls, money: { upperUsd: 0 } });
  });
});

describe("a run", () => {
  interface RunJson extends Spent {
    run: { id: string };
    costs: { usdPerThousandQuestions: number | null };
  }

  test("says what its models took and cost, what was kept, and what its answers cost at today's prices", async () => {
    const { ask, json, server, folder, toldUsd } = await experiment({});
    const first = await json<RunJson>("run");
    const { inputTokens, outputTokens } = server.told();
    expect(first.models).toEqual([
      {
        model: "mine/reader",
        calls: 30,
        inputTokens,
        outputTokens,
        texts: 0,
        searches: 0,
        callsWithoutUsage: 0,
        kept: { calls: 0, texts: 0 },
        usd: expect.closeTo(toldUsd(), 9),
      },
    ]);
    const before = toldUsd();
    const usd = expect.closeTo((before / 30) * 1000, 6);
    expect(first.costs).toMatchObject({ usdPerThousandQuestions: usd });
    appendFileSync(
      path.join(folder, "questions.jsonl"),
      `${JSON.stringify({ id: "new", question: "Are the walls of the room7 dry?", answerable: true })}\n`,
    );
    const more = await json<RunJson>("run");
    expect(more.models).toEqual([
      expect.objectContaining({
        calls: 1,
        kept: { calls: 30, texts: 0 },
        usd: expect.closeTo(toldUsd() - before, 9),
      }),
    ]);
    const shown = await json<RunJson>("show", first.run.id);
    expect(shown.costs).toMatchObject({ usdPerThousandQuestions: usd });
    const text = await ask("show", first.run.id);
    expect(text.stdout).toMatch(/^answers: 1\.0 calls, .* for 1,000 questions at today's prices$/m);
  });

  test("of a model without a price says so, and names no sum", async () => {
    const { ask, json } = await experiment({ models: {} });
    const { status, stdout } = await ask("run");
    expect(status).toBe(0);
    expect(stdout).toContain("price unknown");
    expect(stdout).toMatch(/^answers: .*; of an unknown price$/m);
    const again = await json<RunJson>("run", "--set", "retrieve.k=2");
    expect(again.models).toEqual([expect.objectContaining({ calls: 30, usd: null })]);
    expect(again.costs).toMatchObject({ usdPerThousandQuestions: null });
  });

  test("that fails says on standard error what was paid for all the same", async () => {
    const { ask } = await experiment({});
    const { status, stdout, stderr } = await ask("run", "--budget", "1usd");
    expect([status, stdout]).toEqual([3, ""]);
    expect(stderr).toMatch(/mine\/reader +\d+ .*\$0\.\d\d/);
  });
});

test("doctor names the models of every configuration, and sends nothing", async () => {
  const { json, server } = await experiment({ vary: { "answer.model": ["mine/reader", "mine/other"] } });
  const { findings } = await json<{ findings: { what: string; seen: string }[] }>("doctor");
  expect(findings.filter(({ what }) => what === "model").map(({ seen }) => seen.split(" ")[0])).toEqual([
    "mine/reader",
    "mine/other",
  ]);
  expect(server.received().socketBytes).toBe(0);
});
