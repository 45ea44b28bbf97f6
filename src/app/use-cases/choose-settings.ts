import type { StartRuns } from "../../contracts/api/jobs.ts";
import { AppError } from "../../contracts/app-error.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import { configFaults } from "../config/config-faults.ts";
import { refuseForeignParts } from "../config/foreign-parts.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { firstFault } from "../config/read-config-text.ts";
import { Config } from "../config/schema.ts";
import { ownConfiguration, readTextBeside } from "../configuration/own-configuration.ts";
import { placedConfig } from "../config/placed-config.ts";

export type ChosenParts = Partial<Pick<StartRuns, "configuration" | "pipeline" | "vary">>;

/**
 * What a request wants to work by: the folder's configuration, or a text in place of it, with parts of either replaced. Throws
 * AppError "config.invalid".
 * @param load reads the folder's own: not asked for where a text stands in its place, so that a broken one is no obstacle
 */
export async function chooseSettings(
  folder: string,
  load: () => Promise<LoadedConfig>,
  { configuration, pipeline, vary }: ChosenParts,
): Promise<LoadedConfig> {
  const loaded = configuration === undefined ? await load() : await fromText(folder, configuration);
  if (pipeline === undefined && vary === undefined) return loaded;
  refuseForeignParts({ pipeline, vary }, loaded.config);
  const input = {
    ...loaded.config,
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(vary === undefined ? {} : { vary }),
  };
  const parsed = Config.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    const [fault, ...others] = configFaults(parsed.error.issues, input);
    const more = others.length === 0 ? "" : ` (${others.length} more are wrong too.)`;
    throw new AppError("config.invalid", {
      message: `The settings that were sent: ${fault?.message ?? "they are not valid."}${more}`,
      hint: fault?.hint ?? "Write them as in soundings.yaml.",
    });
  }
  return { ...loaded, config: parsed.data, pipeline: Pipeline.parse(parsed.data.pipeline) };
}

async function fromText(folder: string, text: string): Promise<LoadedConfig> {
  const own = await ownConfiguration(folder);
  const { config, written, faults } = readTextBeside(own, folder, text);
  if (config !== null && written !== null) return placedConfig({ folder, file: own.file, written, config });
  const fault = firstFault(faults);
  throw new AppError("config.invalid", {
    message: `The configuration that was sent: ${fault?.message ?? "it cannot be read."}`,
    hint: fault?.hint ?? "Write it as soundings.yaml.",
  });
}
