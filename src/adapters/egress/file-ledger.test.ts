import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeLedger, ledgerRows } from "../../ports/ledger.contract.ts";
import { fileLedger } from "./file-ledger.ts";
import { memoryLedger } from "./memory-ledger.ts";

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "soundings-ledger-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "not/made/yet/ledger.jsonl");
}

describeLedger({ name: "file", make: () => fileLedger({ file: temporaryFile() }) });
describeLedger({ name: "memory", make: memoryLedger });

const row = {
  at: 1,
  purpose: "embed",
  method: "POST",
  origin: "http://localhost:1",
  path: "/",
  requestBytes: 1,
  responseBytes: 2,
  status: 200,
  error: null,
  bodyDigest: "b".repeat(64),
  sentBytes: 1,
  receivedBytes: 2,
  milliseconds: 3,
  run: null,
  passages: [],
};

test("reads rows of versions that knew less, and says of what they did not count that it is not known", async () => {
  const file = temporaryFile();
  await fileLedger({ file }).append(row);
  const notKnown = { sentBytes: null, receivedBytes: null, milliseconds: null, run: null, passages: [] };
  const before = Object.fromEntries(Object.entries(row).filter(([name]) => !(name in notKnown)));
  appendFileSync(file, `${JSON.stringify(before)}\n[1]\nnull\n"text"\n{"at":1}\n`);
  expect(await ledgerRows(fileLedger({ file }))).toEqual([row, { ...before, ...notKnown }]);
});

test("goes on after rows of another process, and after a line that a crash tore", async () => {
  const file = temporaryFile();
  await fileLedger({ file }).append(row);
  appendFileSync(file, '{"at":2,"purp');
  await fileLedger({ file }).append({ ...row, at: 3 });
  expect((await ledgerRows(fileLedger({ file }))).map(({ at }) => at)).toEqual([1, 3]);
  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(4);
});

test("a row that is still being written is none yet, and a torn one in the middle of a character moves no other", async () => {
  const file = temporaryFile();
  const ledger = fileLedger({ file });
  await ledger.append(row);
  const torn = Buffer.from('{"at":2,"purpose":"ä').subarray(0, -1);
  appendFileSync(file, torn);
  expect((await Array.fromAsync(ledger.rowsFrom(0))).map(({ row: { at } }) => at)).toEqual([1]);
  await fileLedger({ file }).append({ ...row, at: 3 });
  const all = await Array.fromAsync(ledger.rowsFrom(0));
  const last = await Array.fromAsync(ledger.rowsFrom(all.at(-1)!.place));
  expect([all.map(({ row: { at } }) => at), last.map(({ row: { at } }) => at)]).toEqual([[1, 3], [3]]);
});

test("tells everyone whose row could not be written, and writes again once it can be", async () => {
  const taken = join(temporaryFile(), "..", "..", "..", "taken");
  await fileLedger({ file: taken }).append(row);
  const ledger = fileLedger({ file: join(taken, "ledger.jsonl") });
  const ends = await Promise.allSettled([1, 2, 3].map((at) => ledger.append({ ...row, at })));
  expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  rmSync(taken);
  await ledger.append({ ...row, at: 4 });
  expect((await ledgerRows(ledger)).map(({ at }) => at)).toEqual([4]);
});

test.skipIf(process.platform === "win32")("is readable only by its owner", async () => {
  const file = temporaryFile();
  await fileLedger({ file }).append(row);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("says that it could not be written", async () => {
  const file = join(temporaryFile(), "ledger.jsonl");
  await fileLedger({ file: join(file, "..", "..", "taken") }).append(row);
  const blocked = fileLedger({ file: join(file, "..", "..", "taken", "ledger.jsonl") });
  await expect(blocked.append(row)).rejects.toMatchObject({ code: "store.unwritable" });
});

test("says that it cannot be read", async () => {
  const file = join(temporaryFile(), "..", "..", "..", "..");
  await expect(ledgerRows(fileLedger({ file }))).rejects.toMatchObject({
    code: "store.damaged",
    message: expect.stringContaining(`The ledger ${file} cannot be read: EISDIR`),
  });
});
