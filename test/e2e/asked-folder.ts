import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "../../src/app/config/load-config.ts";
import { runExperiment } from "../../src/app/use-cases/run-experiment.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import { exitCodeOf } from "../../src/cli/exit-codes.ts";
import { AppError } from "../../src/contracts/app-error.ts";
import type { Run } from "../../src/contracts/run.ts";
import type { LedgerRow } from "../../src/ports/ledger.ts";
import { smallExperiment, temporaryFolder } from "./command-line.ts";

export interface RunOutcome {
  run: Run | undefined;
  /** As a person is told it, with the exit code. */
  said: { code: number; message: string; hint: string } | undefined;
}

/** The small experiment, answered by a model. */
export interface AskedFolder {
  folder: string;
  /** With settings such as "answer.kind=agent"; gives a server up at once that is gone. */
  run(overrides?: readonly string[], budgetUsd?: number): Promise<RunOutcome>;
  ledger(): LedgerRow[];
  /** Files of its state whose bytes hold the text. */
  filesWith(text: string): string[];
  remove(): void;
}

/** `models` is the YAML of one model provider named "here", such as "{ like: vllm, baseUrl: … }". */
export function askedFolder(models: string, answer = "kind: single, model: here/reader"): AskedFolder {
  const { folder, remove } = temporaryFolder({
    ...smallExperiment,
    "soundings.yaml": `models:\n  here: ${models}\npipeline:\n  answer: { ${answer} }\n`,
  });
  const state = path.join(folder, ".soundings");
  return {
    folder,
    async run(overrides = [], budgetUsd) {
      const { signal } = new AbortController();
      let run: Run | undefined;
      const config = await loadConfig({ folder, overrides });
      const workspace = await openWorkspace(config.stateFolder);
      const configurations = [{ label: "default", pipeline: config.pipeline }];
      try {
        const options = { signal, budgetUsd, patienceSeconds: 0 };
        for await (const event of runExperiment(workspace, config, configurations, options))
          if (event.type === "run-end") run = event.run;
        return { run, said: undefined };
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        const { code, message, hint = "" } = thrown;
        return { run, said: { code: exitCodeOf(code), message, hint } };
      } finally {
        await workspace.close();
      }
    },
    ledger: () =>
      readFileSync(path.join(state, "ledger.jsonl"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as LedgerRow),
    filesWith: (text) =>
      readdirSync(state, { recursive: true, encoding: "utf8" }).filter((file) => {
        const whole = path.join(state, file);
        return statSync(whole).isFile() && readFileSync(whole).includes(text);
      }),
    remove,
  };
}
