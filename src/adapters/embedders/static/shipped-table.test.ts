import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { expectTable, readTable, shippedTable, shippedTableFile } from "./shipped-table.ts";
import { tableBytes } from "./table-bytes.fixture.ts";

const repository = new URL("../../../../", import.meta.url);

function fileOf(bytes: Uint8Array): URL {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-table-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "a.table");
  writeFileSync(file, bytes);
  return pathToFileURL(file);
}

test("the table that ships is the one its manifest and its model card tell of", async () => {
  const manifest = JSON.parse(
    readFileSync(new URL("tools/distil-static-embedder/manifest.json", repository), "utf8"),
  ) as { table: { sha256: string; bytes: number } };
  const { digest } = await readTable(shippedTableFile);
  expect(shippedTable.digest).toBe(digest);
  const bytes = statSync(shippedTableFile).size;
  expect(manifest.table).toMatchObject({ sha256: digest, bytes });
  const card = readFileSync(new URL("docs/models/static-embedder.md", repository), "utf8");
  expect([digest, bytes.toLocaleString("en")].filter((told) => !card.includes(told))).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(8_000_000);
});

test("is read once, however many ask", () => {
  expect(shippedTable.read()).toBe(shippedTable.read());
});

test("another whole table in its place is refused: results would not tell of it", async () => {
  const other = await readTable(fileOf(tableBytes({ a: [1, 1] })));
  expect(() => expectTable(other, shippedTable.digest)).toThrow(
    expect.objectContaining({
      code: "store.damaged",
      message:
        "The table of the static embedder is not the one that this version of soundings was made with.",
    }),
  );
});

test("a table that is not there says what to do", async () => {
  await expect(readTable(new URL("none.table", shippedTableFile))).rejects.toMatchObject({
    code: "store.damaged",
    message: "The table of the static embedder cannot be read from the package.",
    hint: "Install soundings again.",
  });
});

test("a table cut short, as a broken download leaves it, says how short", async () => {
  const whole = readFileSync(shippedTableFile);
  await expect(readTable(fileOf(whole.subarray(0, 1_000_000)))).rejects.toMatchObject({
    code: "store.damaged",
    message: `The table of the static embedder is damaged: it has 1000000 bytes instead of ${whole.length}.`,
    hint: "Install soundings again.",
  });
});
