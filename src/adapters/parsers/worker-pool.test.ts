import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { ParseLimits } from "../../ports/parser-pool.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { workerParserPool } from "./worker-pool.ts";

const never = new AbortController().signal;
const encoder = new TextEncoder();
const limits: ParseLimits = { maxBytes: 1000, timeoutMs: 20_000, memoryMegabytes: 64, maxCharacters: 1000 };

/** A pool whose worker does, for each file, what the file's name says. */
function poolOf(behaviours: Record<string, string>) {
  const file = path.join(temporaryFolder(), "worker.mjs");
  writeFileSync(
    file,
    `import { parentPort } from "node:worker_threads";
     let jobs = 0;
     parentPort.on("message", ({ source, bytes }) => {
       jobs += 1;
       const parsed = { text: source + ": " + new TextDecoder().decode(bytes), headings: [], pages: [], hidden: [] };
       const reply = () => parentPort.postMessage({ status: "parsed", parsed });
       switch (source) {
         ${Object.entries(behaviours)
           .map(([source, code]) => `case ${JSON.stringify(source)}: { ${code}; break; }`)
           .join("\n")}
         default: reply();
       }
     });`,
  );
  // One at a time: what one file does to its worker, the next one meets.
  return closing(workerParserPool({ worker: pathToFileURL(file), atOnce: 1 }));
}

function closing(pool: ReturnType<typeof workerParserPool>) {
  onTestFinished(() => pool.close());
  const parse = (source: string, changes: Partial<ParseLimits> = {}, signal = never) =>
    pool.parse(
      { source, mediaType: "text/plain", bytes: encoder.encode("Häfen") },
      { ...limits, ...changes },
      { signal },
    );
  return { pool, parse };
}

const parsed = (source: string) => ({
  status: "parsed",
  parsed: { text: `${source}: Häfen`, headings: [], pages: [], hidden: [] },
});

test("parses with the shipped parsers, in a worker", async () => {
  const { pool } = closing(workerParserPool());
  const parse = (source: string, text: string) =>
    pool.parse({ source, mediaType: pool.mediaTypeOf(source), bytes: encoder.encode(text) }, limits, {
      signal: never,
    });
  expect([
    await parse("a.md", "# Häfen"),
    await parse("B.TXT", "# Häfen"),
    await parse("c.xyz", "?"),
  ]).toEqual([
    {
      status: "parsed",
      parsed: {
        text: "# Häfen",
        headings: [{ level: 1, title: "Häfen", start: 0, end: 7 }],
        pages: [],
        hidden: [],
      },
    },
    { status: "parsed", parsed: { text: "# Häfen", headings: [], pages: [], hidden: [] } },
    { status: "left-out", reason: "no parser takes files of this kind" },
  ]);
});

test("leaves out a file its parser refuses, with the reason and what to do", async () => {
  const { pool } = closing(workerParserPool());
  const job = { source: "a.md", mediaType: "text/markdown", bytes: new Uint8Array([0x61, 0x81]) };
  expect(await pool.parse(job, limits, { signal: never })).toEqual({
    status: "left-out",
    reason: "is not text in UTF-8, UTF-16 or Windows-1252 (If it is text, save it as UTF-8.)",
  });
});

test("says which parser takes a file, whatever the case of its ending", () => {
  const { pool } = closing(workerParserPool());
  const names = ["Häfen/A.MD", "b.txt", "c.xyz", "md"];
  expect(names.map((name) => pool.parserFor(pool.mediaTypeOf(name)))).toEqual([
    { id: "markdown", version: "3" },
    { id: "text", version: "3" },
    undefined,
    undefined,
  ]);
});

test("leaves out a file that is too large, without reading it", async () => {
  const { parse } = poolOf({});
  expect([await parse("a", { maxBytes: 5 }), await parse("b")]).toEqual([
    { status: "left-out", reason: "0.0 MB is more than the 0.0 MB that parse.maxMegabytes allows" },
    parsed("b"),
  ]);
});

test.each([
  ["throws", 'throw new Error("Kein Anker")', "the parser crashed: Kein Anker"],
  ["throws nothing at all", "throw null", "the parser crashed: null"],
  ["throws later", 'setTimeout(() => { throw new Error("später") })', "the parser crashed: später"],
  ["rejects unheard", 'Promise.reject(new Error("unheard"))', "the parser crashed: unheard"],
  ["exits", "process.exit(3)", "the parser ended without a result"],
])("leaves out only the file whose parser %s, and parses the next", async (_, code, reason) => {
  const { parse } = poolOf({ bad: code });
  const outcomes = await Promise.all([parse("before"), parse("bad"), parse("after")]);
  expect(outcomes).toEqual([parsed("before"), { status: "left-out", reason }, parsed("after")]);
});

test.each([
  ["hangs", "for (;;) {}"],
  ["never answers", ""],
])("leaves out only the file whose parser %s, as one that may be parsed another time", async (_, code) => {
  const { parse } = poolOf({ bad: code });
  const outcomes = await Promise.all([parse("before"), parse("bad", { timeoutMs: 300 }), parse("after")]);
  const late = { status: "left-out", reason: "parsing took longer than 0.3 s", passing: true };
  expect(outcomes).toEqual([parsed("before"), late, parsed("after")]);
});

test.each([
  ["with objects", "const all = []; for (;;) all.push(new Array(100_000).fill({}).map(() => ({})))"],
  [
    "with buffers, and goes on",
    "const all = Array.from({ length: 100 }, () => new Uint8Array(1e6)); for (;;) all.length",
  ],
  [
    "with buffers, and waits",
    "globalThis.all = Array.from({ length: 100 }, () => new Uint8Array(1e6)); setInterval(() => {}, 1000)",
  ],
])("leaves out only the file whose parser exhausts its memory %s", async (_, code) => {
  const { parse } = poolOf({ bad: code });
  expect(await Promise.all([parse("bad", { memoryMegabytes: 32 }), parse("after")])).toEqual([
    { status: "left-out", reason: "parsing needed more than 32 MB of memory" },
    parsed("after"),
  ]);
});

test("does not blame a file for what earlier files left in the worker", async () => {
  const { parse } = poolOf({ second: "if (jobs > 1) process.exit(1); else reply()" });
  expect(await Promise.all([parse("first"), parse("second"), parse("third")])).toEqual(
    ["first", "second", "third"].map(parsed),
  );
});

test("starts a new worker where the old one ended between two files", async () => {
  const marker = path.join(temporaryFolder(), "ended");
  const { parse } = poolOf({
    first: `reply(); setTimeout(async () => {
      (await import("node:fs")).writeFileSync(${JSON.stringify(marker)}, "");
      process.exit(0);
    })`,
  });
  const first = await parse("first");
  while (!existsSync(marker)) await delay(2);
  expect([first, await parse("second")]).toEqual([parsed("first"), parsed("second")]);
});

test("stops a file that is being parsed, and parses the next in a new worker", async () => {
  const { parse } = poolOf({ endless: "for (;;) {}" });
  const controller = new AbortController();
  const endless = parse("endless", {}, controller.signal);
  const next = parse("next");
  controller.abort();
  await expect(endless).rejects.toMatchObject({ code: "aborted", message: "Stopped." });
  expect(await next).toEqual(parsed("next"));
});

test("parses nothing when stopped before", async () => {
  const { parse } = poolOf({});
  await expect(parse("a", {}, AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
  expect(await parse("b")).toEqual(parsed("b"));
});

test("may be closed twice, and without having been used", async () => {
  const { pool, parse } = poolOf({});
  await pool.close();
  await parse("a");
  await expect(Promise.all([pool.close(), pool.close()])).resolves.toBeDefined();
});
