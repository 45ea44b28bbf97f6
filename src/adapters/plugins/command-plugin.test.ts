import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { describeChunker } from "../../ports/chunker.contract.ts";
import { describeEmbedder } from "../../ports/embedder.contract.ts";
import { describeMetric, sampleOf } from "../../ports/metric.contract.ts";
import type { PluginKind } from "./plugin-wire.ts";
import {
  commandProgram,
  folderWith,
  never,
  openIn,
  repliesProgram,
  temporaryFolderWith,
} from "./plugins.fixture.ts";

const node = process.execPath;
const shared = temporaryFolderWith({ "replies.mjs": repliesProgram, "plugin.mjs": commandProgram });
const command = [node, "plugin.mjs"];
const [chunker, embedder, metric] = await Promise.all([
  openIn(shared, "chunker", { command }),
  openIn(shared, "embedder", { command }),
  openIn(shared, "metric", { command }),
]);
afterAll(async () => {
  await Promise.all([chunker.close(), embedder.close(), metric.close()]);
  rmSync(shared, { recursive: true, force: true });
});

describeChunker({
  name: "of a command",
  make: () => chunker.part,
  traits: { covers: false, trims: false },
  runs: 40,
});
describeEmbedder({ name: "of a command", make: () => embedder.part });
describeMetric({
  make: () => metric.part,
  traits: { range: [0, 1], needsGold: true, needsGoldAnswer: false },
});

/** Opens a command whose program is this module; it is closed after the test. */
async function opened<Kind extends PluginKind>(kind: Kind, program: string, settings: object | null = null) {
  const folder = folderWith({ "plugin.mjs": program, "replies.mjs": repliesProgram });
  const plugin = await openIn(folder, kind, { command, settings: settings as never });
  onTestFinished(() => plugin.close());
  return plugin.part;
}

/** A program that answers describe as usual, and gives every other request and its line number to `body`. */
const program = (body: string): string => `
import { createInterface } from "node:readline";
import { resultOf } from "./replies.mjs";
const reply = (id, result) => console.log(JSON.stringify({ id, result }));
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.kind === "describe") {
    globalThis.told = request;
    reply(request.id, resultOf(request));
  } else { ${body} }
}
`;

const embedOptions = { kind: "passage", signal: never } as const;
test("is told first what it is asked to be, with its settings", async () => {
  const telling = program(`reply(request.id, { status: "failed", reason: JSON.stringify(told) })`);
  const metric = await opened("metric", telling, { strict: true });
  expect(await metric.measure(sampleOf({ texts: { a: "x" } }), never)).toEqual({
    status: "failed",
    reason: `{"id":1,"kind":"describe","protocol":1,"as":"metric","settings":{"strict":true}}`,
  });
});

test("takes replies in any order", async () => {
  const lastFirst = program(`
    (globalThis.held ??= []).push(request);
    if (held.length === 3) for (const request of held.reverse()) reply(request.id, resultOf(request));
  `);
  const embedder = await opened("embedder", lastFirst);
  const rows = await embedder.embed(
    Array.from({ length: 130 }, (_, at) => String.fromCharCode(97 + (at % 16))),
    embedOptions,
  );
  const ones = Array.from({ length: 130 }, (_, at) => rows.indexOf(1, at * 16) - at * 16);
  expect(ones).toEqual(Array.from({ length: 130 }, (_, at) => (97 + (at % 16)) % 16));
});

test("gives the plugin at most eight requests before it answers", async () => {
  const counting = program(`
    globalThis.open = (globalThis.open ?? 0) + 1;
    globalThis.most = Math.max(globalThis.most ?? 0, open);
    setTimeout(() => { globalThis.open -= 1; reply(request.id, { status: "scored", score: most }) }, 5);
  `);
  const metric = await opened("metric", counting);
  const sample = sampleOf({ texts: { a: "x" } });
  const outcomes = await Promise.all(Array.from({ length: 40 }, async () => metric.measure(sample, never)));
  expect(outcomes.at(-1)).toEqual({ status: "scored", score: 8 });
});

describe("a plugin that breaks is named with what it said:", () => {
  const starts: [string, string[], object][] = [
    [
      "it does not exist",
      ["no-such-command-here"],
      { message: expect.stringContaining("could not be started: there is no command no-such-command-here.") },
    ],
    [
      "it dies at the start",
      [node, "-e", "console.error('no model'); process.exit(3)"],
      { message: expect.stringMatching(/ended with exit code 3 .*It said: no model$/) },
    ],
    [
      "it ends without a word",
      [node, "-e", ""],
      { message: expect.stringContaining("ended with exit code 0 before it was told to.") },
    ],
    [
      "it says something else first",
      [node, "-e", "console.log('Loading…'); setInterval(() => {}, 1000)"],
      {
        message: expect.stringContaining("wrote a line that is no reply: Loading…"),
        hint: expect.stringContaining("standard error"),
      },
    ],
    [
      "it never answers",
      [node, "-e", "setInterval(() => {}, 1000)"],
      { message: expect.stringContaining("did not answer describe within 0.3 seconds.") },
    ],
    [
      "it answers something else",
      [node, "-e", 'console.log(\'{"id":77,"result":1}\'); setInterval(() => {}, 1000)'],
      { message: expect.stringContaining("wrote a reply to nothing that waits: ") },
    ],
    [
      "it refuses",
      [node, "-e", 'console.log(\'{"id":1,"error":"no licence"}\'); setInterval(() => {}, 1000)'],
      { message: expect.stringContaining("answered describe with an error: no licence") },
    ],
    [
      "it describes itself wrongly",
      [
        node,
        "-e",
        'console.log(\'{"id":1,"result":{"id":"two words","version":"1"}}\'); setInterval(() => {}, 1000)',
      ],
      {
        message: expect.stringContaining(
          "gave a wrong answer to describe: result.id: must be a word without spaces.",
        ),
      },
    ],
    [
      "it gives neither result nor error",
      [node, "-e", "console.log('{\"id\":1}'); setInterval(() => {}, 1000)"],
      { message: expect.stringContaining("wrote a line that is no reply") },
    ],
  ];
  test.each(starts)("%s", async (_, command, expected) => {
    const opening = openIn(folderWith({}), "metric", {
      command,
      settings: { timeoutSeconds: command.join().includes("console") ? 30 : 0.3 },
    });
    await expect(opening).rejects.toMatchObject({ code: "plugin.failed", ...expected });
  });

  test("an embedder that does not say its dimensions", async () => {
    const silent = commandProgram.replace("resultOf(request)", `{ id: "a", version: "1" }`);
    await expect(opened("embedder", silent)).rejects.toThrow("an embedder must say its dimensions.");
  });

  test.each([
    [
      "dies midway",
      `console.error("out of memory"); process.exit(137)`,
      {},
      /ended with exit code 137 .*It said: out of memory$/,
    ],
    ["hangs midway", ``, { timeoutSeconds: 2 }, /did not answer embed within 2 seconds\./],
    [
      "writes garbage midway",
      `console.log("debug " + request.id)`,
      {},
      /wrote a line that is no reply: debug 2$/,
    ],
    [
      "answers with an error",
      `console.log(JSON.stringify({ id: request.id, error: "no such model" }))`,
      {},
      /answered embed with an error: no such model$/,
    ],
  ])("%s", async (_, body, settings, message) => {
    const embedder = await opened("embedder", program(body), settings);
    await expect(embedder.embed(["a", "b"], embedOptions)).rejects.toMatchObject({
      code: "plugin.failed",
      message: expect.stringMatching(message),
    });
  });
});

test("a plugin that died fails every request that waits and every later one, and is not started again", async () => {
  const metric = await opened("metric", program(`process.exit(1)`));
  const sample = sampleOf({ texts: { a: "x" } });
  const asked = await Promise.allSettled([1, 2, 3].map(async () => metric.measure(sample, never)));
  const later = await Promise.resolve(metric.measure(sample, never)).catch((error: unknown) => error);
  expect(asked.map((each) => each.status === "rejected" && each.reason === later)).toEqual([
    true,
    true,
    true,
  ]);
});

test("closing ends the process and what it started; closing twice is harmless; afterwards it is not asked", async () => {
  const parent = program(`
    const { spawn } = await import("node:child_process");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    reply(request.id, { status: "scored", score: child.pid });
  `);
  const folder = folderWith({ "plugin.mjs": parent, "replies.mjs": repliesProgram });
  const plugin = await openIn(folder, "metric", { command });
  const outcome = await plugin.part.measure(sampleOf({ texts: { a: "x" } }), never);
  await plugin.close();
  await plugin.close();
  const pid = outcome.status === "scored" ? outcome.score : 0;
  await expect.poll(() => isAlive(pid)).toBe(false);
  await expect(plugin.part.measure(sampleOf({ texts: { a: "x" } }), never)).rejects.toThrow(
    "was asked after it was closed",
  );
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that nobody has waited for is still listed: on Linux as a zombie.
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, "utf8"));
  } catch {
    return false;
  }
}

test("aborting its only request ends the process, and the next request starts it anew", async () => {
  const slowOnce = program(`
    const { existsSync, writeFileSync } = await import("node:fs");
    if (existsSync("seen")) reply(request.id, { status: "scored", score: 1 });
    else writeFileSync("seen", String(process.pid));
  `);
  const folder = folderWith({ "plugin.mjs": slowOnce, "replies.mjs": repliesProgram });
  const plugin = await openIn(folder, "metric", { command });
  onTestFinished(() => plugin.close());
  const abort = new AbortController();
  const sample = sampleOf({ texts: { a: "x" } });
  const measuring = plugin.part.measure(sample, abort.signal);
  const outcome = Promise.resolve(measuring).catch((error: unknown) => error);
  await expect
    .poll(() => existsSync(`${folder}/seen`) && readFileSync(`${folder}/seen`, "utf8"))
    .toMatch(/^\d+$/);
  abort.abort();
  expect(await outcome).toMatchObject({ code: "aborted" });
  await expect.poll(() => isAlive(Number(readFileSync(`${folder}/seen`, "utf8")))).toBe(false);
  expect(await plugin.part.measure(sample, never)).toEqual({ status: "scored", score: 1 });
});
