import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { entry, smallExperiment, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** Loaded before the program: notes every table that it reads. */
const noteTables = `import { appendFileSync } from "node:fs";
import files from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const { readFile } = files;
files.readFile = (file, ...options) => {
  if (String(file).endsWith(".table")) appendFileSync(process.env.TABLES_READ, "read\\n");
  return readFile(file, ...options);
};
syncBuiltinESMExports();
`;

test("the table of the static embedder is read where a text is embedded, and only there", () => {
  const made = temporaryFolder({ ...smallExperiment, "note-tables.mjs": noteTables });
  folders.push(made);
  const log = path.join(made.folder, "tables-read");
  function tablesRead(...args: string[]): number {
    rmSync(log, { force: true });
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", pathToFileURL(path.join(made.folder, "note-tables.mjs")).href, entry, ...args],
      { cwd: made.folder, encoding: "utf8", env: { ...process.env, TABLES_READ: log } },
    );
    expect(stderr).not.toContain("Error");
    expect(status).toBe(0);
    return existsSync(log) ? readFileSync(log, "utf8").split("\n").length - 1 : 0;
  }
  const words = ["--set", "embed.embedder=none", "retrieve.method=context-bm25"];
  const vectors = ["--set", "embed.embedder=static", "retrieve.method=vector"];
  expect(tablesRead("--help")).toBe(0);
  expect(tablesRead("run", ...words)).toBe(0);
  expect(tablesRead("run", ...vectors)).toBe(1);
  // All is known: nothing is embedded again.
  expect(tablesRead("run", ...vectors)).toBe(0);
  expect(tablesRead("ask", "Which mooring is ours?", ...vectors)).toBe(1);
});
