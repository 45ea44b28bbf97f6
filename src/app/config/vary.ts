import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import { Pipeline, type PipelineSettings } from "../../contracts/pipeline.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { configFaults } from "./config-faults.ts";
import { type Constraint, parseConstraint } from "./constraint.ts";
import type { Config } from "./schema.ts";
import { settingAt, withSetting } from "./set-path.ts";
import { didYouMeanSetting, isSettingPath } from "./settings-paths.ts";
import { type Conditions, refuseImpossibleConditions, withConditions } from "./vary-conditions.ts";

export interface VariedConfiguration {
  /** `chunk.size=300 retrieve.method=bm25`, or "default" where nothing varies. */
  label: string;
  pipeline: Pipeline;
  /** What varies here; a setting whose condition does not hold is absent and keeps its own value. */
  varied: Record<string, Json>;
}

type Varying = Pick<Config, "pipeline" | "vary"> & {
  search?: Pick<Config["search"], "when" | "constraints">;
};

/** More than anyone means to run; a product of lists grows fast. */
const mostConfigurations = 10_000;

/**
 * Every combination of the values under `vary` that keeps the constraints, the last list turning fastest. A value replaces
 * the setting whole. Combinations that differ only where a setting plays no part count once.
 * Throws AppError "config.invalid" where a combination is impossible, where two are the same pipeline, or none is left.
 */
export function configurations(config: Varying): VariedConfiguration[] {
  const lists = Object.entries(config.vary);
  for (const [path] of lists) requireSettingPath(path, "vary");
  const conditions: Conditions = config.search?.when ?? {};
  refuseImpossibleConditions(conditions, Object.keys(config.vary));
  const constraints = (config.search?.constraints ?? []).map(readConstraint);
  const count = lists.reduce((product, [, values]) => product * values.length, 1);
  if (count > mostConfigurations) {
    throw invalid(
      `vary: the lists combine to ${count} configurations, more than ${mostConfigurations}.`,
      "Vary fewer settings at once, or fewer values.",
    );
  }
  const byContent = new Map<string, VariedConfiguration>();
  for (const row of combinations(lists)) {
    const varied = withConditions(row, conditions, config.pipeline);
    const label = labelOf(varied);
    const settings = settingsOf(config.pipeline, varied);
    const parsed = Pipeline.safeParse(settings, { reportInput: true });
    // Where defaults are missing because the whole is impossible, a constraint may be what rules it out.
    const judged = parsed.success ? parsed.data : settings;
    if (!constraints.every((constraint) => constraint.holds(judged))) continue;
    if (!parsed.success) throw impossible(label, settings, parsed.error.issues);
    const content = canonicalJson(parsed.data);
    const twin = byContent.get(content);
    if (twin === undefined) {
      byContent.set(content, { label, pipeline: parsed.data, varied });
    } else if (Object.keys(varied).length === lists.length) {
      throw invalid(
        `vary: ${label} is the same configuration as ${twin.label}.`,
        "Remove the value that is given twice.",
      );
    }
  }
  if (byContent.size > 0) return [...byContent.values()];
  throw invalid(
    `vary: no combination of the values keeps the rules under search.constraints.`,
    "Give other values, or relax a rule.",
  );
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

function settingsOf(base: PipelineSettings, varied: Record<string, Json>): unknown {
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
  return settings;
}

function impossible(label: string, settings: unknown, found: Parameters<typeof configFaults>[0]): AppError {
  const issues = found.map((issue) => ({ ...issue, path: ["pipeline", ...issue.path] }));
  const [fault] = configFaults(issues, { pipeline: settings });
  return invalid(
    `vary: ${label} is impossible: ${fault?.message ?? "the settings are not valid."}`,
    fault === undefined || issues[0]?.code === "custom"
      ? "Remove one of these values, rule the combination out under search.when or search.constraints, or vary the settings together, such as chunk: [{size: 300, overlap: 50}]."
      : fault.hint,
  );
}

function readConstraint(text: string): Constraint {
  const parsed = parseConstraint(text);
  if ("holds" in parsed) return parsed;
  throw invalid(
    `search.constraints: "${text}" cannot be read: ${parsed.message}, at its character ${parsed.column}.`,
    "Write a rule between settings, such as chunk.overlap <= chunk.size * 0.25.",
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
