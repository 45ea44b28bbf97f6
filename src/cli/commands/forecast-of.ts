import type { LoadedConfig } from "../../app/config/load-config.ts";
import { forecastModels } from "../../app/use-cases/forecast-models.ts";
import type { Configuration } from "../../app/use-cases/run-experiment.ts";
import type { Workspace } from "../../app/workspace.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-codes.ts";
import { modelsForecastText } from "../render/models-forecast-text.ts";
import { print, printJson } from "../render/output.ts";

/** `--dry-run` where models take part: what they would be asked, before anything is. */
export async function forecastOf(
  workspace: Workspace,
  config: LoadedConfig,
  configurations: readonly Configuration[],
  context: CommandContext,
): Promise<number> {
  const forecast = await forecastModels(workspace, config, configurations, context.signal);
  if (context.json) printJson("soundings.models-forecast/1", forecast);
  else print(modelsForecastText(config.experiment, forecast));
  return exitCodes.yes;
}
