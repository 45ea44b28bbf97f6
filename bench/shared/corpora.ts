import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Gold {
  source: string;
  start: number;
  end: number;
}

export interface BenchQuestion {
  id: string;
  question: string;
  gold: Gold[];
}

export interface Corpus {
  /** Source name to its text. */
  sources: Map<string, string>;
  questions: BenchQuestion[];
}

const dataFolder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Ends the process with 3, "could not measure", where the corpora are not beside the repository. */
export function requireCorpora(names: readonly string[]): void {
  const missing = names.filter((name) => !existsSync(join(dataFolder, name, "sources")));
  if (missing.length === 0) return;
  console.error(
    `The corpora ${missing.join(", ")} are not there: they belong in ../shared/data beside the repository.`,
  );
  process.exit(3);
}

/** The text sources of a folder of the corpora's layout, and its questions. */
export function readCorpus(folder: string): Corpus {
  const names = readdirSync(join(folder, "sources"))
    .filter((name) => /\.(md|txt)$/.test(name))
    .sort();
  const lines = readFileSync(join(folder, "questions.jsonl"), "utf8").split("\n");
  return {
    sources: new Map(names.map((name) => [name, readFileSync(join(folder, "sources", name), "utf8")])),
    questions: lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as BenchQuestion),
  };
}

export function corpusFolder(name: string): string {
  return join(dataFolder, name);
}

/** A copy in a folder of its own, outside the repository: state is written beside the sources, never into the originals. */
export function copyCorpus(name: string, config: string): string {
  const folder = temporaryFolder(name);
  mkdirSync(join(folder, "sources"));
  // Only what is read: the originals may be write-protected, and the copies must not be.
  for (const file of readdirSync(join(dataFolder, name, "sources"))) {
    writeFileSync(join(folder, "sources", file), readFileSync(join(dataFolder, name, "sources", file)));
  }
  writeFileSync(join(folder, "questions.jsonl"), readFileSync(join(dataFolder, name, "questions.jsonl")));
  writeFileSync(join(folder, "soundings.yaml"), config);
  return folder;
}

const temporary: string[] = [];

/** Removed when the process ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `soundings-bench-${name}-`));
  if (temporary.push(folder) === 1) {
    process.on("exit", () => temporary.forEach((path) => rmSync(path, { recursive: true, force: true })));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(3));
  }
  return folder;
}

export function forgetState(folder: string): void {
  rmSync(join(folder, ".soundings"), { recursive: true, force: true });
}

/** About so many megabytes of UTF-8: the corpora's English and German texts, one after another and again. */
export function concatenatedTexts(megabytes: number): string[] {
  const names = ["product-docs", "chunking-evaluation", "clapnq-dev", "xquad-en", "xquad-de"];
  requireCorpora(names);
  const once = names.flatMap((name) => [...readCorpus(corpusFolder(name)).sources.values()]);
  const bytes = once.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const times = Math.max(1, Math.round((megabytes * 1e6) / bytes));
  return Array.from({ length: times }, () => once).flat();
}
