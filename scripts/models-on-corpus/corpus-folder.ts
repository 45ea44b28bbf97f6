import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ModelsForecast } from "../../src/app/use-cases/forecast-models.ts";
import type { runJson } from "../../src/cli/render/run-json.ts";
import type { LedgerRow } from "../../src/ports/ledger.ts";
import { type CommandOutcome, execute, soundings } from "../../test/e2e/command-line.ts";

export type RunBody = ReturnType<typeof runJson>;

/** A copy of a corpus with a configuration that names a model, and the command line in it. */
export interface CorpusFolder {
  run(...args: string[]): Promise<CommandOutcome>;
  /** A run that must end well. */
  finishedRun(): Promise<RunBody>;
  /** The same, with little patience with a server that is gone. */
  runImpatiently(): Promise<CommandOutcome>;
  forecast(): Promise<ModelsForecast>;
  ledger(): LedgerRow[];
  remove(): void;
}

/** Parsed, indexed and ranked once, so that its copies have only models to ask. */
export async function preparedCorpus(corpus: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-models-corpus-"));
  for (const part of ["sources", "questions.jsonl"])
    cpSync(path.join(corpus, part), path.join(folder, part), { recursive: true });
  configure(folder, "single", "http://127.0.0.1:9/v1");
  jsonOf(await soundings(["run", "-C", folder, "--dry-run", "--json"]));
  return folder;
}

export function corpusFolder(prepared: string, kind: "single" | "agent", baseUrl: string): CorpusFolder {
  const folder = mkdtempSync(path.join(tmpdir(), `soundings-models-${kind}-`));
  cpSync(prepared, folder, { recursive: true });
  configure(folder, kind, baseUrl);
  const run = (...args: string[]): Promise<CommandOutcome> => soundings(["run", "-C", folder, ...args]);
  return {
    run,
    finishedRun: async () => jsonOf(await run("--json")) as RunBody,
    forecast: async () => jsonOf(await run("--dry-run", "--json")) as ModelsForecast,
    runImpatiently: () =>
      execute(process.execPath, [path.join(import.meta.dirname, "..", "impatient-run.ts"), folder]),
    ledger: () =>
      readFileSync(path.join(folder, ".soundings", "ledger.jsonl"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as LedgerRow),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function configure(folder: string, kind: "single" | "agent", baseUrl: string): void {
  writeFileSync(
    path.join(folder, "soundings.yaml"),
    `models:\n  here: { like: vllm, baseUrl: ${JSON.stringify(baseUrl)}, tokenizer: o200k }\n` +
      `pipeline:\n  answer: { kind: ${kind}, model: here/reader }\n`,
  );
}

/** Throws with what the command complained of where it did not end well. */
function jsonOf({ status, stdout, stderr }: CommandOutcome): unknown {
  if (status !== 0) throw new Error(`A command ended with ${status}: ${stderr.trim().slice(-2000)}`);
  return JSON.parse(stdout);
}
