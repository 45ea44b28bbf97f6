import { AppError } from "../contracts/app-error.ts";
import { type LoadedConfig, loadConfig } from "../app/config/load-config.ts";
import { openWorkspace, type Workspace } from "../app/workspace.ts";
import type { CommandContext, Options } from "./command-context.ts";

/** Loads the config of the folder, opens its state, and closes it whatever happens. */
export async function inFolder<T>(
  context: Pick<CommandContext, "folder">,
  options: Options,
  body: (workspace: Workspace, config: LoadedConfig) => Promise<T>,
): Promise<T> {
  const config = await loadFrom(context, options);
  const workspace = await openWorkspace(config.stateFolder);
  try {
    return await body(workspace, config);
  } finally {
    await workspace.close();
  }
}

export function loadFrom(context: Pick<CommandContext, "folder">, options: Options): Promise<LoadedConfig> {
  const file = options["config"];
  const overrides = options["set"];
  return loadConfig({
    ...(context.folder === undefined ? {} : { folder: context.folder }),
    ...(typeof file === "string" ? { file } : {}),
    ...(Array.isArray(overrides) ? { overrides: overrides as string[] } : {}),
  });
}

/** A whole number of at least one, from an option's text. Throws AppError "config.invalid". */
export function wholeNumber(option: string, value: unknown): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new AppError("config.invalid", {
    message: `${option} ${JSON.stringify(value)} is not a whole number of at least 1.`,
    hint: `Write it like this: ${option} 3.`,
  });
}
