import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { configFaults } from "./config-faults.ts";
import type { Config } from "./schema.ts";
import { settingAt, withSetting } from "./set-path.ts";
import { didYouMeanSetting, isSettingPath } from "./settings-paths.ts";

export interface VariedConfiguration {
  /** `chunk.size=300 retrieve.method=bm25`, or "default" where nothing varies. */
  label: string;
  pipeline: Pipeline;
  varied: Record<string, Json>;
}

/** More than anyone means to run; a product of lists grows fast. */
const mostConfigurations = 10_000;

/**
 * Every combination of the values under `vary`, the last list turning fastest. A value replaces the setting whole.
 * Throws AppError "config.invalid" where a combination is impossible, or where two are the same pipeline.
 */
export function configurations(config: Pick<Config, "pipeline" | "vary">): VariedConfiguration[] {
  const lists = Object.entries(config.vary);
  for (const [path] of lists) requireSettingPath(path, "vary");
  const count = lists.reduce((product, [, values]) => product * values.length, 1);
  if (count > mostConfigurations) {
    throw invalid(
      `vary: the lists combine to ${count} configurations, more than ${mostConfigurations}.`,
      "Vary fewer settings at once, or fewer values.",
    );
  }
  const labels = new Map<string, string>();
  return combinations(lists).map((varied) => {
    const label = labelOf(varied);
    const pipeline = pipelineOf(config.pipeline, varied, label);
    const content = canonicalJson(pipeline);
    const twin = labels.get(content);
    if (twin !== undefined) {
      throw invalid(
        `vary: ${label} is the same configuration as ${twin}.`,
        "Remove the value that is given twice.",
      );
    }
    labels.set(content, label);
    return { label, pipeline, varied };
  });
}

/** The configuration that the others are compared with: the first that has every value under `baseline`. */
export function baselineOf(
  config: Pick<Config, "baseline">,
  candidates: readonly VariedConfiguration[],
): VariedConfiguration | undefined {
  const wanted = Object.entries(config.baseline ?? {});
  for (const [path] of wanted) requireSettingPath(path, "baseline");
  const found = candidates.find(({ pipeline }) =>
    wanted.every(
      ([path, value]) => canonicalJson(settingAt(pipeline, path.split(".")) ?? null) === canonicalJson(value),
    ),
  );
  if (found !== undefined || candidates.length === 0) return found;
  throw invalid(
    `baseline: no configuration has ${labelOf(Object.fromEntries(wanted))}.`,
    "Give values that stand under vary:, or leave baseline out to compare with the first configuration.",
  );
}

function combinations(lists: readonly (readonly [string, readonly Json[]])[]): Record<string, Json>[] {
  return lists.reduce<Record<string, Json>[]>(
    (rows, [path, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [path]: value }))),
    [{}],
  );
}

function pipelineOf(base: Pipeline, varied: Record<string, Json>, label: string): Pipeline {
  let settings: unknown = base;
  for (const [path, value] of Object.entries(varied)) {
    settings = withSetting(settings, path.split("."), value);
    if (settings === undefined) {
      throw invalid(
        `vary: ${path} cannot be set, for a part of it is not a mapping.`,
        "Give the whole mapping as the value.",
      );
    }
  }
  const { success, data, error } = Pipeline.safeParse(settings, { reportInput: true });
  if (success) return data;
  const issues = error.issues.map((issue) => ({ ...issue, path: ["pipeline", ...issue.path] }));
  const [fault] = configFaults(issues, { pipeline: settings });
  throw invalid(
    `vary: ${label} is impossible: ${fault?.message ?? "the settings are not valid."}`,
    fault === undefined || issues[0]?.code === "custom"
      ? "Remove one of these values, or vary the settings together, such as chunk: [{size: 300, overlap: 50}]."
      : fault.hint,
  );
}

function labelOf(varied: Record<string, Json>): string {
  const parts = Object.entries(varied).map(([path, value]) => `${path}=${shownValue(value)}`);
  return parts.length === 0 ? "default" : parts.join(" ");
}

function shownValue(value: Json): string {
  return typeof value === "string" && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

function requireSettingPath(path: string, section: string): void {
  if (isSettingPath(path)) return;
  throw invalid(
    `${section}: unknown setting "${path}"${didYouMeanSetting(path)}`,
    `Write dotted paths under ${section}:, such as chunk.size.`,
  );
}

function invalid(message: string, hint: string): AppError {
  return new AppError("config.invalid", { message, hint });
}
