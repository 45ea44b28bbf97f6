import { runExperiment } from "../../app/use-cases/run-experiment.ts";
import { watchInputs } from "../../app/use-cases/watch-inputs.ts";
import { knownModels } from "../../app/models/known-models.ts";
import { runCosts } from "../../app/run-costs.ts";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import type { Workspace } from "../../app/workspace.ts";
import type { ModelSpending } from "../../contracts/model-spending.ts";
import type { Run } from "../../contracts/run.ts";
import { AppError } from "../../contracts/app-error.ts";
import { budgetOf } from "../budget-of.ts";
import { forecastOf } from "./forecast-of.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, loadFrom } from "../open-folder.ts";
import { note, print, printJson } from "../render/output.ts";
import { progressOn } from "../render/progress.ts";
import { runJson } from "../render/run-json.ts";
import { noteSpendingOfFailure } from "../render/spending-text.ts";
import { runText } from "../render/run-text.ts";

export async function run(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const configurations = [{ label: "default", pipeline: config.pipeline }];
    if (options["dryRun"] === true) return forecastOf(workspace, config, configurations, context);
    if (options["watch"] !== true) return runOnce(workspace, config, context, budgetOf(options));
    await watchAndRun(workspace, config, context, options);
    return exitCodes.yes;
  });
}

async function runOnce(
  workspace: Workspace,
  config: LoadedConfig,
  context: CommandContext,
  budgetUsd?: number,
): Promise<number> {
  const configurations = [{ label: "default", pipeline: config.pipeline }];
  const progress = progressOn(process.stderr, { runs: 1, quiet: context.json });
  let finished: Run | undefined;
  let models: ModelSpending[] = [];
  try {
    for await (const event of runExperiment(workspace, config, configurations, {
      signal: context.signal,
      budgetUsd,
    })) {
      if (event.type !== "notice") progress.show(event);
      if (event.type === "run-end") finished = event.run;
      if (event.type === "models") models = event.spent;
    }
  } finally {
    progress.end(finished !== undefined && finished.status === "finished");
    noteSpendingOfFailure(finished === undefined ? [] : [finished], models, context);
  }
  if (finished === undefined) return exitCodes.couldNotMeasure;
  const costs = runCosts(finished, knownModels(config.config.models));
  if (context.json) {
    printJson("soundings.run/1", { ...runJson(finished), models, costs });
  } else {
    print(runText(finished, { models, costs }));
    const variations = Object.keys(config.config.vary ?? {}).length;
    if (variations > 0) note(`\nThe config varies ${variations} settings: soundings sweep compares them.`);
  }
  return exitCodes.yes;
}

async function watchAndRun(
  workspace: Workspace,
  first: LoadedConfig,
  context: CommandContext,
  options: Options,
): Promise<void> {
  const attempt = async () => {
    try {
      await runOnce(workspace, await loadFrom(context, options), context, budgetOf(options));
    } catch (thrown) {
      // A mistake in a file being edited is shown, and the next change tries again.
      if (!(thrown instanceof AppError) || thrown.code === "aborted") throw thrown;
      note(`${thrown.message}${thrown.hint === undefined ? "" : `\n  ${thrown.hint}`}`);
    }
    note("Watching; Ctrl-C ends.");
  };
  const changes = watchInputs(first, context.signal);
  try {
    await attempt();
    for await (const changed of changes) {
      note(`\nChanged: ${changed.join(", ")}`);
      await attempt();
    }
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === "aborted")) throw thrown;
  }
}
