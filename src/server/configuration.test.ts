import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { sha256 } from "../adapters/shared/sha256.ts";
import type { Configuration, ConfigurationCheck } from "../contracts/api/configuration.ts";
import { call, post, send } from "./http-client.fixture.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { projectFiles, projectFolder, workThrough } from "./project.fixture.ts";

const own = `# Kept as it is.\n${projectFiles["soundings.yaml"]}models:\n  acme:\n    like: openai\n    baseUrl: "\${SOUNDINGS_TEST_ADDRESS}"\n`;
const project = projectFolder({ ...projectFiles, "soundings.yaml": own });
const file = path.join(project.folder, "soundings.yaml");
let server: OpenServer;

beforeAll(async () => {
  process.env["SOUNDINGS_TEST_ADDRESS"] = "https://secret-host.example/v1";
  process.env["SOUNDINGS_TEST_OTHER"] = "another secret";
  server = await openServer({ folder: project.folder });
});

beforeEach(() => writeFileSync(file, own));

afterAll(async () => {
  delete process.env["SOUNDINGS_TEST_ADDRESS"];
  delete process.env["SOUNDINGS_TEST_OTHER"];
  await server.close();
  project.remove();
});

async function check(text: string, options: object = { estimate: false }): Promise<ConfigurationCheck> {
  const { text: answer } = await post(server.address, "/api/configuration/check", { text, ...options });
  return JSON.parse(answer) as ConfigurationCheck;
}

async function read(): Promise<Configuration> {
  return JSON.parse((await call(server.address, "/api/configuration")).text) as Configuration;
}

const put = (body: unknown) => send(server.address, "/api/configuration", body, "PUT");
const errorOf = ({ status, text }: { status: number; text: string }) => ({
  status,
  ...(JSON.parse(text) as { error: { code: string; message: string } }).error,
});

test("the configuration is told as it is written, with its comments and its variables by their names", async () => {
  expect(await read()).toEqual({ file: "soundings.yaml", text: own, digest: sha256(own), faults: [] });
});

test("settings are told with every default, and what a variable holds is not among them", async () => {
  const { settings, faults } = await check(own);
  const told = settings as { models: { acme: { baseUrl: string } }; pipeline: { retrieve: { k: number } } };
  expect({ faults, url: told.models.acme.baseUrl, k: told.pipeline.retrieve.k }).toEqual({
    faults: [],
    url: "${SOUNDINGS_TEST_ADDRESS}",
    k: 5,
  });
  expect(JSON.stringify(settings)).not.toContain("secret");
});

test("every fault has its line and its path, in the order of the text", async () => {
  const { faults, settings } = await check("pipeline:\n  chunk:\n    sise: 3\n  retrieve:\n    k: none\n");
  expect({
    settings,
    faults: faults.map(({ message, path: at, line, column }) => ({ message, at, line, column })),
  }).toEqual({
    settings: null,
    faults: [
      {
        message: 'unknown setting "chunk.sise"; did you mean "size"?',
        at: ["pipeline", "chunk", "sise"],
        line: 3,
        column: 5,
      },
      {
        message: 'retrieve.k must be a whole number, not the text "none".',
        at: ["pipeline", "retrieve", "k"],
        line: 5,
        column: 5,
      },
    ],
  });
});

test.each([
  ["experiment: [", 1, null],
  ["- a list", 1, null],
  ["chunk:\n\tsize: 3", 2, null],
  ["vary:\n  chunk.overlap: [600]\n", 1, ["vary"]],
  [
    "experiment: a\nvary:\n  chunk.size: [60]\nsearch:\n  when:\n    embed.embedder: {chunk.size: [60]}\n",
    5,
    ["search", "when"],
  ],
  ["baseline:\n  chunk.size: 7\n", 1, ["baseline"]],
] as const)("what cannot be run is a fault at its place: %j", async (text, line, at) => {
  const { faults, configurations, estimate } = await check(text);
  expect(faults.map((fault) => ({ line: fault.line, path: fault.path }))).toEqual([{ line, path: at }]);
  expect({ configurations, estimate }).toEqual({ configurations: null, estimate: null });
});

test.each([
  ["pipeline:\n  evaluate:\n    metrics:\n      - file: run-me.ts\n", 'file "run-me.ts"', 4],
  ["vary:\n  chunk.strategy:\n    - command: [sh, -c, id]\n", 'command ["sh","-c","id"]', 3],
  [
    "models:\n  acme:\n    like: openai\n    baseUrl: https://elsewhere.example/v1\n",
    "https://elsewhere.example",
    4,
  ],
  ["models:\n  openai:\n    keyVariable: AWS_SECRET_ACCESS_KEY\n", "AWS_SECRET_ACCESS_KEY", 3],
  ["sources: /etc\n", 'sources "/etc"', 1],
  ["experiment: ${SOUNDINGS_TEST_OTHER}\n", "the environment variable SOUNDINGS_TEST_OTHER", 1],
])("a page can name no part that the folder's own file does not: %j", async (text, named, line) => {
  const { faults, settings } = await check(text);
  const saved = errorOf(await put({ text, digest: sha256(own) }));
  const { events } = await workThrough(server.address, "/api/runs", { kind: "run", configuration: text });
  expect({ settings, lines: faults.map((fault) => fault.line) }).toEqual({ settings: null, lines: [line] });
  expect(faults[0]?.message).toContain(named);
  expect(saved).toMatchObject({ status: 422, code: "config.invalid" });
  expect(saved.message).toContain(named);
  expect(events.map(({ type }) => type)).toEqual(["job-end"]);
  expect(JSON.stringify([faults, saved, events])).not.toContain("another secret");
  expect(readFileSync(file, "utf8")).toBe(own);
});

test("a text of more than a million characters, and a body of ten megabytes, are refused in a sentence", async () => {
  const long = errorOf(
    await post(server.address, "/api/configuration/check", { text: `# ${"x".repeat(1_000_000)}` }),
  );
  const huge = errorOf(
    await post(server.address, "/api/configuration/check", { text: "x".repeat(10_000_000) }),
  );
  expect([long, huge].map(({ status, message }) => ({ status, message }))).toEqual([
    { status: 400, message: "In the body, text is wrong: is longer than 1,000,000 characters." },
    { status: 413, message: "The body is larger than 6 MB." },
  ]);
});

test("labels beyond a hundred are counted and not told", async () => {
  const sizes = Array.from({ length: 120 }, (_, index) => 100 + index);
  const { configurations } = await check(`vary:\n  chunk.size: [${sizes.join(", ")}]\n`);
  expect({ ...configurations, labels: configurations?.labels.length }).toEqual({
    total: 120,
    labels: 100,
    leftOut: 20,
  });
});

test("an estimate knows what earlier runs left and how long they took, and runs nothing", async () => {
  const before = await check(own, {});
  await workThrough(server.address, "/api/runs", { kind: "sweep" });
  const runs = (await call(server.address, "/api/runs")).text;
  const after = await check(own, {});
  const other = await check(own.replace("[60, 120]", "[60, 90]"), {});
  const { stages, seconds } = before.estimate!;
  expect({ stages, seconds, evaluations: before.estimate!.evaluations }).toEqual({
    // Parsing and preparing is shared by the two.
    stages: { total: 14, cached: 2 },
    seconds: null,
    evaluations: 8,
  });
  expect({ stages: after.estimate!.stages, seconds: after.estimate!.seconds }).toEqual({
    stages: { total: 14, cached: 14 },
    seconds: 0,
  });
  expect(other.estimate!.stages).toEqual({ total: 14, cached: 9 });
  expect(other.estimate!.seconds).toBeGreaterThan(0);
  expect((await call(server.address, "/api/runs")).text).toBe(runs);
});

test("of models an estimate tells calls, tokens and money, and asks none of them", async () => {
  const text = "pipeline:\n  answer:\n    kind: single\n    model: openai/gpt-5-mini\n";
  const { estimate, faults } = await check(text, {});
  const { calls, money, byModel } = estimate!.models!;
  expect({ faults, kind: estimate!.kind, calls, models: byModel.map(({ model }) => model) }).toEqual({
    faults: [],
    kind: "run",
    calls: 4,
    models: ["openai/gpt-5-mini"],
  });
  expect(money!.upperUsd).toBeGreaterThan(money!.lowerUsd);
  expect(JSON.parse((await call(server.address, "/api/ledger")).text)).toMatchObject({ entries: [] });
});

test("what is saved stands in the file, and a second tab that read it before is refused", async () => {
  const { digest } = await read();
  const text = `${own}keepRuns: 9\n`;
  const saved = await put({ text, digest });
  const late = errorOf(await put({ text: `${own}keepRuns: 3\n`, digest }));
  expect({
    status: saved.status,
    told: JSON.parse(saved.text) as unknown,
    now: readFileSync(file, "utf8"),
  }).toEqual({
    status: 200,
    told: { file: "soundings.yaml", text, digest: sha256(text), faults: [] },
    now: text,
  });
  expect(late).toEqual({
    status: 409,
    code: "configuration.changed",
    message: "soundings.yaml has been changed since it was read, by an editor or in another tab.",
    hint: "Read it again, and make your changes to what stands there now.",
  });
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("of two that save at once one is told that it was too late", async () => {
  const { digest } = await read();
  const outcomes = await Promise.all([
    put({ text: `${own}# one\n`, digest }),
    put({ text: `${own}# two\n`, digest }),
  ]);
  expect(outcomes.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
});

test("what is no configuration is not saved", async () => {
  const { status, message } = errorOf(
    await put({ text: "pipeline: {retrieve: {k: -1}}\n", digest: sha256(own) }),
  );
  expect({ status, message, now: readFileSync(file, "utf8") }).toEqual({
    status: 422,
    message: "The text is not saved: line 1: retrieve.k must be at least 1, not -1.",
    now: own,
  });
});

test("a folder without a configuration is not begun with one that names a program", async () => {
  const empty = projectFolder({});
  const other = await openServer({ folder: empty.folder });
  onTestFinished(async () => {
    await other.close();
    empty.remove();
  });
  const text = "pipeline:\n  evaluate:\n    metrics:\n      - file: run-me.ts\n";
  const refused = errorOf(await post(other.address, "/api/start", { kind: "configuration", text }));
  expect(refused).toMatchObject({ status: 422, code: "config.invalid" });
  expect(refused.message).toContain('file "run-me.ts"');
  expect(readdirSync(empty.folder)).not.toContain("soundings.yaml");
});

test("a file that only its owner may read is so after it was saved too", async () => {
  chmodSync(file, 0o600);
  onTestFinished(() => chmodSync(file, 0o644));
  const { status } = await put({ text: `${own}# more\n`, digest: sha256(own) });
  expect([status, (statSync(file).mode & 0o777).toString(8)]).toEqual([200, "600"]);
});
