import { loadConfig } from "../src/app/config/load-config.ts";
import { runExperiment } from "../src/app/use-cases/run-experiment.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import { exitCodeOf } from "../src/cli/exit-codes.ts";
import { AppError } from "../src/contracts/app-error.ts";

// node scripts/impatient-run.ts FOLDER
// Runs a folder as the command line does, but gives a server up that is gone for four seconds.

const config = await loadConfig({ folder: process.argv[2] as string });
const workspace = await openWorkspace(config.stateFolder);
const configurations = [{ label: "default", pipeline: config.pipeline }];
const { signal } = new AbortController();
try {
  for await (const _ of runExperiment(workspace, config, configurations, { signal, patienceSeconds: 4 }))
    continue;
} catch (thrown) {
  if (!(thrown instanceof AppError)) throw thrown;
  console.error(`${thrown.message}\n  ${thrown.hint}`);
  process.exitCode = exitCodeOf(thrown.code);
} finally {
  await workspace.close();
}
