import { type LoadedConfig, loadConfig } from "../app/config/load-config.ts";
import { openWorkspace, type Workspace } from "../app/workspace.ts";
import type { CommandContext, Options } from "./main.ts";

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

/** A whole number of at least one, from an option's text. */
export function wholeNumber(value: unknown, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 1 ? number : otherwise;
}
