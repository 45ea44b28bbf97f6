import { configFaults } from "../../app/config/config-faults.ts";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import { Config } from "../../app/config/schema.ts";
import type { StartRuns } from "../../contracts/api/jobs.ts";
import { AppError } from "../../contracts/app-error.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import { refuseForeignParts } from "./refuse-foreign-parts.ts";

/** The folder's configuration with what a request gives in place of the same parts. Throws AppError "config.invalid". */
export function chosenSettings(
  loaded: LoadedConfig,
  { pipeline, vary }: Pick<StartRuns, "pipeline" | "vary">,
): LoadedConfig {
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
