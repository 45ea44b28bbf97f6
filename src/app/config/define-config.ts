import type * as z from "zod";
import { AppError } from "../../contracts/app-error.ts";
import { configFaults } from "./config-faults.ts";
import { Config } from "./schema.ts";

/** A configuration written in TypeScript, checked and filled with defaults. Throws AppError "config.invalid". */
export function defineConfig(config: z.input<typeof Config>): Config {
  const { success, data, error } = Config.safeParse(config, { reportInput: true });
  if (success) return data;
  const [fault] = configFaults(error.issues, config);
  throw new AppError("config.invalid", {
    message: `defineConfig: ${fault?.message ?? "the configuration is not valid."}`,
    hint: fault?.hint ?? "Correct the configuration.",
  });
}
