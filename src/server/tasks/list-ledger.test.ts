import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectFolder } from "../project.fixture.ts";
import { ledgerIndex } from "../../app/ledger-index.ts";
import { listLedger } from "./list-ledger.ts";
import { openProject } from "./open-project.ts";

const signal = new AbortController().signal;
const context = { signal, emit() {}, tagged: () => Promise.reject(new Error("It is not tagged.")) };

function rowOf(at: number): string {
  const row = {
    at,
    purpose: "answer „ä“ 🙂",
    method: "POST",
    origin: at % 2 === 0 ? "https://even.example.org" : "https://odd.example.org",
    path: "/v1",
    requestBytes: 1,
    responseBytes: 1,
    status: 200,
    error: null,
    bodyDigest: "a".repeat(64),
    sentBytes: 1,
    receivedBytes: 1,
    milliseconds: 1,
    run: at < 3 ? "run-1" : null,
    passages: [],
  };
  return `${JSON.stringify(row)}\n`;
}

function project(rows: number) {
  const { folder, remove } = projectFolder();
  const file = path.join(folder, ".soundings", "ledger.jsonl");
  mkdirSync(path.dirname(file));
  writeFileSync(file, Array.from({ length: rows }, (_, at) => rowOf(at)).join(""));
  const opened = openProject(folder);
  onTestFinished(async () => {
    await opened.close();
    remove();
  });
  return { opened, file };
}

test("pages go from the newest row to the oldest, and a row that comes between two of them moves none", async () => {
  const { opened, file } = project(7);
  const pages: number[][] = [];
  for (let cursor: string | undefined, at = 7; ; at += 1) {
    const page = await listLedger(opened, { cursor, limit: 3 }, context);
    pages.push(page.entries.map((entry) => entry.at));
    appendFileSync(file, rowOf(at));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(pages).toEqual([[6, 5, 4], [3, 2, 1], [0]]);
  expect((await listLedger(opened, { cursor: undefined, limit: 2 }, context)).entries[0]).toEqual(
    JSON.parse(rowOf(9)),
  );
});

test("rows are chosen by run, origin and time, and counted", async () => {
  const { opened } = project(7);
  const ask = async (query: object) => {
    const { entries, total } = await listLedger(opened, { cursor: undefined, limit: 2, ...query }, context);
    return [entries.map(({ at }) => at), total];
  };
  expect([
    await ask({ run: "run-1" }),
    await ask({ origin: "even.example.org" }),
    await ask({ origin: "https://odd.example.org", since: 3 }),
  ]).toEqual([
    [[2, 1], 3],
    [[6, 4], 4],
    [[5, 3], 2],
  ]);
  await expect(ask({ run: "run-nobody" })).rejects.toMatchObject({ code: "run.unknown" });
});

test("what was read once is not read again, and a ledger in its place is read anew", async () => {
  const { opened, file } = project(4);
  const workspace = await opened.workspace();
  expect((await ledgerIndex(workspace, signal)).map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  // The same file, its rows made unreadable in place.
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("{", "["));
  appendFileSync(file, rowOf(4));
  const together = await Promise.all([ledgerIndex(workspace, signal), ledgerIndex(workspace, signal)]);
  expect(together.map((rows) => rows.map(({ at }) => at))).toEqual([
    [0, 1, 2, 3, 4],
    [0, 1, 2, 3, 4],
  ]);
  writeFileSync(file, rowOf(9));
  expect((await ledgerIndex(workspace, signal)).map(({ at }) => at)).toEqual([9]);
});
