import { AppError } from "../../contracts/app-error.ts";
import { parseMoney } from "../../contracts/parse-money.ts";
import { searchStrategies, type Search, type SearchStrategy } from "../../contracts/search.ts";
import type { ModelSpending } from "../../contracts/model-spending.ts";
import type { SearchBudget, SearchRequest } from "../../app/search/open-search.ts";
import { forecastSweep } from "../../app/use-cases/forecast-sweep.ts";
import { searchConfigurations } from "../../app/use-cases/search-configurations.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { forecastText } from "../render/forecast-text.ts";
import { note, print, printJson } from "../render/output.ts";
import { searchProgressOn } from "../render/search-progress.ts";
import { searchText } from "../render/search-text.ts";
import { noteSpendingOfFailure, spendingText } from "../render/spending-text.ts";
import { shellCommand } from "../render/shell-command.ts";

/** `sweep --search`: finds the best configuration within a budget. */
export async function search(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const began = performance.now();
    const progress = searchProgressOn(process.stderr, context.json);
    let found: Search | undefined;
    let models: ModelSpending[] = [];
    try {
      const events = searchConfigurations(workspace, config, requestOf(options), context.signal);
      for await (const event of events) {
        progress.show(event);
        if (event.type === "search-stored") found = event.search;
        if (event.type === "models") models = event.spent;
      }
    } finally {
      progress.end();
      noteSpendingOfFailure(found === undefined ? [] : [found], models, context);
    }
    if (found === undefined) throw new Error("A search ended without being stored.");
    if (context.json) {
      printJson("soundings.search/1", { search: found, models });
      return exitCodes.yes;
    }
    const seconds = (performance.now() - began) / 1000;
    print([searchText(found, seconds), spendingText(models)].filter((part) => part !== "").join("\n\n"));
    const winner = found.candidates[found.result?.winner ?? ""] ?? {};
    const settings = Object.entries(winner).map(
      ([path, value]) => `${path}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    note(`\nTry next:`);
    note(`  ${shellCommand(context, "run", settings.length > 0 ? ["--set", ...settings] : [])}`);
    note(`  ${shellCommand(context, "show", [found.id])}`);
    return exitCodes.yes;
  });
}

/** `sweep --dry-run`: what a sweep or a search would take. */
export async function forecast(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const request = { ...requestOf(options), search: options["search"] === true };
    const found = await forecastSweep(workspace, config, request, context.signal);
    if (context.json) printJson("soundings.forecast/1", found);
    else print(forecastText(config.experiment, found));
    return exitCodes.yes;
  });
}

function requestOf(options: Options): SearchRequest {
  const { budget, strategy, metric, seed, jobs } = options;
  return {
    ...(typeof budget === "string" ? { budget: parseBudget(budget) } : {}),
    ...(typeof strategy === "string" ? { strategy: parseStrategy(strategy) } : {}),
    ...(typeof metric === "string" ? { metric } : {}),
    ...(seed === undefined ? {} : { seed: parseSeed(seed) }),
    ...(jobs === undefined ? {} : { jobs: wholeNumber("--jobs", jobs) }),
  };
}

/** `2000questions`, `2000`, `3min` or `5usd`. */
function parseBudget(text: string): SearchBudget {
  if (/usd|\$/i.test(text)) return { usd: parseMoney(text) };
  const match = /^(\d+(?:\.\d+)?)\s*(questions?|q|minutes?|min|m)?$/.exec(text.trim());
  const amount = Number(match?.[1]);
  const inMinutes = match?.[2]?.startsWith("m") === true;
  if (match !== null && amount > 0 && (inMinutes || Number.isSafeInteger(amount))) {
    return inMinutes ? { minutes: amount } : { questions: amount };
  }
  throw new AppError("config.invalid", {
    message: `--budget ${JSON.stringify(text)} is neither a number of questions, nor of minutes, nor an amount of money.`,
    hint: "Write it like this: --budget 2000questions, --budget 3min, or --budget 5usd.",
  });
}

function parseStrategy(text: string): SearchStrategy {
  const found = searchStrategies.find((strategy) => strategy === text);
  if (found !== undefined) return found;
  throw new AppError("config.invalid", {
    message: `--strategy ${JSON.stringify(text)} is not a strategy.`,
    hint: `Strategies: ${searchStrategies.join(", ")}.`,
  });
}

function parseSeed(value: unknown): number {
  const seed = Number(value);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new AppError("config.invalid", {
    message: `--seed ${JSON.stringify(value)} is not a whole number of at least 0.`,
    hint: "Write it like this: --seed 3.",
  });
}
