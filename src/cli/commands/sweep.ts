import { styleText } from "node:util";
import { baselineOf, configurations as configurationsOf } from "../../app/config/vary.ts";
import { knownModels } from "../../app/models/known-models.ts";
import { leaderboard, rankingMetric } from "../../app/use-cases/leaderboard.ts";
import { runExperiment } from "../../app/use-cases/run-experiment.ts";
import type { ModelSpending } from "../../contracts/model-spending.ts";
import type { Run } from "../../contracts/run.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { AppError } from "../../contracts/app-error.ts";
import { forecast, search } from "./search.ts";
import { budgetOf } from "../budget-of.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { leaderboardJson, leaderboardText } from "../render/leaderboard.ts";
import { note, print, printJson } from "../render/output.ts";
import { noteSpendingOfFailure, spendingText } from "../render/spending-text.ts";
import { progressOn } from "../render/progress.ts";

export async function sweep(context: CommandContext, options: Options): Promise<number> {
  const searching = options["search"] === true;
  const forSearches = ["strategy", "seed"].find((name) => options[name] !== undefined);
  if (forSearches !== undefined && !searching) {
    throw new AppError("config.invalid", {
      message: `--${forSearches} belongs to a search, and a plain sweep runs every configuration.`,
      hint: `Add --search, or leave --${forSearches} out.`,
    });
  }
  if (options["dryRun"] === true) return forecast(context, options);
  return searching ? search(context, options) : runAll(context, options);
}

async function runAll(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const configurations = configurationsOf(config.config);
    const progress = progressOn(process.stderr, { runs: configurations.length, quiet: context.json });
    const began = performance.now();
    const runs: Run[] = [];
    let models: ModelSpending[] = [];
    try {
      const events = runExperiment(workspace, config, configurations, {
        signal: context.signal,
        jobs: wholeNumber("--jobs", options["jobs"]),
        budgetUsd: budgetOf(options),
      });
      for await (const event of events) {
        if (event.type !== "notice") progress.show(event);
        if (event.type === "run-end") runs.push(event.run);
        if (event.type === "models") models = event.spent;
      }
    } finally {
      progress.end(runs.length === configurations.length);
      noteSpendingOfFailure(runs, models, context);
    }
    const wanted = typeof options["metric"] === "string" ? options["metric"] : undefined;
    const metric = rankingMetric(runs, wanted);
    const named = baselineOf(config.config, configurations)?.label;
    const board = await leaderboard(workspace, runs, metric, {
      baseline: runs.find(({ label }) => label === named)?.id,
      known: knownModels(config.config.models),
      signal: context.signal,
    });
    const { rows } = board;
    if (context.json) {
      printJson("soundings.sweep/1", { ...leaderboardJson(config.experiment, board), models });
      return exitCodes.yes;
    }
    const seconds = (performance.now() - began) / 1000;
    print(
      [leaderboardText(config.experiment, board, seconds), spendingText(models)].filter(Boolean).join("\n\n"),
    );
    const best = rows[0]?.run;
    if (best !== undefined) {
      const shell =
        process.env["npm_lifecycle_event"] === undefined ? "soundings" : "npm run --silent soundings --";
      const place = context.folder === undefined ? undefined : quoted(context.folder);
      const folder = place === undefined ? "" : ` -C ${place}`;
      note(styleText("dim", `\nTry next:`));
      note(`  ${shell} show ${best.id}${folder}`);
      if (rows.length > 1) note(`  ${shell} compare ${rows.at(-1)?.run.id} ${best.id}${folder}`);
      note(`  ${shell} ask ${place ?? "."} "your question"`);
      note(`  ${shell} report ${best.id}${folder}`);
      note(`  ${shell} serve ${place ?? "."} --open --page leaderboard`);
    }
    return exitCodes.yes;
  });
}

/** As a shell takes it in one piece. */
function quoted(folder: string): string {
  return /[^\w./~-]/.test(folder) ? `"${folder}"` : folder;
}
