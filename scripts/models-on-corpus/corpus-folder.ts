import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ModelsForecast } from "../../src/app/use-cases/forecast-models.ts";
import type { runJson } from "../../src/cli/render/run-json.ts";
import type { LedgerRow } from "../../src/ports/ledger.ts";
import { type CommandOutcome, soundings } from "../../test/e2e/command-line.ts";

export type RunBody = ReturnType<typeof runJson>;

/** A copy of a corpus with a configuration that names a model, and the command line in it. */
export interface CorpusFolder {
  run(...args: string[]): Promise<CommandOutcome>;
  forecast(): Promise<ModelsForecast>;
  ledger(): Promise<LedgerRow[]>;
  remove(): void;
}

export function corpusFolder(corpus: string, kind: "single" | "agent", baseUrl: string): CorpusFolder {
  const folder = mkdtempSync(path.join(tmpdir(), `soundings-models-${kind}-`));
  for (const part of ["sources", "questions.jsonl"])
    cpSync(path.join(corpus, part), path.join(folder, part), { recursive: true });
  writeFileSync(
    path.join(folder, "soundings.yaml"),
    `models:\n  here: { like: vllm, baseUrl: ${JSON.stringify(baseUrl)}, tokenizer: o200k }\n` +
      `pipeline:\n  answer: { kind: ${kind}, model: here/reader }\n`,
  );
  const run = (...args: string[]): Promise<CommandOutcome> => soundings(["run", "-C", folder, ...args]);
  return {
    run,
    forecast: async () => readJson<ModelsForecast>(await run("--dry-run", "--json")),
    async ledger() {
      const outcome = await soundings(["ledger", "-C", folder, "--all", "--json"]);
      return readJson<{ rows: LedgerRow[] }>(outcome).rows;
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Throws with what the command complained of where it did not end well. */
export function readJson<Body>({ status, stdout, stderr }: CommandOutcome): Body {
  if (status !== 0) throw new Error(`A command ended with ${status}: ${stderr.trim().slice(-2000)}`);
  return JSON.parse(stdout) as Body;
}
