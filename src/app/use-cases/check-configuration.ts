import type { ConfigurationCheck, ConfigurationFault, Estimate } from "../../contracts/api/configuration.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import { placedConfig } from "../config/placed-config.ts";
import type { ReadText } from "../config/read-config-text.ts";
import { baselineOf, configurations, type VariedConfiguration } from "../config/vary.ts";
import { ownConfiguration, readTextBeside } from "../configuration/own-configuration.ts";
import type { Workspace } from "../workspace.ts";
import { estimateWork } from "./estimate-work.ts";

export interface CheckOptions {
  folder: string;
  text: string;
  /** Whatever the text is made for where absent. */
  kind?: Estimate["kind"] | undefined;
  /** Whether to estimate at all. */
  estimate: boolean;
  signal: AbortSignal;
}

const mostLabels = 100;

/** What a text would do as the folder's configuration: its faults, its settings, what it runs and what that takes. Nothing is written. */
export async function checkConfiguration(
  workspace: () => Promise<Workspace>,
  { folder, text, kind: wanted, estimate: isEstimated, signal }: CheckOptions,
): Promise<ConfigurationCheck> {
  const own = await ownConfiguration(folder);
  const read = readTextBeside(own, folder, text);
  const { config, written } = read;
  const nothing = { settings: null, configurations: null, estimate: null, notes: [] };
  if (config === null || written === null) return { ...nothing, faults: read.faults };
  const settings = settingsOf(read);
  const varied = variedOf(read);
  if ("fault" in varied) return { ...nothing, settings, faults: [varied.fault] };
  const kind = wanted ?? (Object.keys(config.vary).length > 0 ? "sweep" : "run");
  const loaded = await placedConfig({ folder, file: own.file, written, config });
  const chosen =
    kind === "run" ? [{ label: "default", pipeline: loaded.pipeline, varied: {} }] : varied.configurations;
  const checked: ConfigurationCheck = {
    faults: [],
    settings,
    configurations: {
      total: chosen.length,
      labels: chosen.slice(0, mostLabels).map(({ label }) => label),
      leftOut: Math.max(0, chosen.length - mostLabels),
    },
    estimate: null,
    notes: [],
  };
  if (!isEstimated) return checked;
  try {
    const request = { kind, configurations: chosen };
    return { ...checked, estimate: await estimateWork(await workspace(), loaded, request, signal) };
  } catch (thrown) {
    // The text is right all the same; why nobody can say what it takes is told beside it.
    if (!(thrown instanceof AppError) || thrown.code === "aborted" || thrown.code === "internal")
      throw thrown;
    return { ...checked, notes: [thrown.message] };
  }
}

/** With every default of every stage. */
function settingsOf({ shown, config }: ReadText): Json {
  const pipeline = Pipeline.parse(config?.pipeline);
  return JSON.parse(JSON.stringify({ ...(shown as object), pipeline })) as Json;
}

/** Values that cannot be combined are a fault of the section that combines them. */
function variedOf({
  config,
  placeOf,
}: ReadText): { configurations: VariedConfiguration[] } | { fault: ConfigurationFault } {
  try {
    const all = configurations(config!);
    baselineOf(config!, all);
    return { configurations: all };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "config.invalid") throw thrown;
    const section = /^([a-z.]+):/.exec(thrown.message)?.[1]?.split(".") ?? ["vary"];
    const place = placeOf(section) ?? { line: null, column: null };
    return { fault: { message: thrown.message, hint: thrown.hint ?? null, path: section, ...place } };
  }
}
