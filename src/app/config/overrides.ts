import { isScalar, parseDocument } from "yaml";
import { AppError } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import { withSetting } from "./set-path.ts";
import { didYouMeanSetting, isSettingPath } from "./settings-paths.ts";

/** A `--set` argument, understood. */
export interface Override {
  /** As it was typed: `chunk.size=300`. */
  argument: string;
  path: readonly string[];
  value: Json;
}

/** Throws AppError "config.invalid" naming the argument. The value is a YAML scalar, [list] or {mapping}. */
export function parseOverride(argument: string): Override {
  const equals = argument.indexOf("=");
  const settingPath = (equals === -1 ? argument : argument.slice(0, equals)).trim();
  if (!isSettingPath(settingPath)) {
    throw invalid(
      `--set ${argument}: unknown setting "${settingPath}"${didYouMeanSetting(settingPath)}`,
      "Write a setting of the pipeline, an equals sign and a value, such as --set chunk.size=300.",
    );
  }
  const text = equals === -1 ? "" : argument.slice(equals + 1);
  if (text.trim() === "") {
    throw invalid(`--set ${argument}: the value is missing.`, `Write --set ${settingPath}=value.`);
  }
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  const { contents } = document;
  const block = contents !== null && !isScalar(contents) && (contents as { flow?: boolean }).flow !== true;
  if (document.errors.length > 0 || document.warnings.length > 0 || block) {
    throw invalid(
      `--set ${argument}: the value cannot be read.`,
      "Write a number, true, false, text, a [list] or a {mapping}; put quotes around the whole argument.",
    );
  }
  return { argument, path: settingPath.split("."), value: document.toJS() as Json };
}

/** The configuration with the override in its pipeline, and no longer varied: what is set by hand holds for every run. */
export function applyOverride(
  config: Record<string, unknown>,
  { argument, path, value }: Override,
): Record<string, unknown> {
  const pipeline = withSetting(config["pipeline"], path, value);
  if (pipeline === undefined) {
    throw invalid(
      `--set ${argument}: a part of ${path.join(".")} is not a mapping.`,
      `Set the whole of ${path.slice(0, -1).join(".")} instead.`,
    );
  }
  const isVaried = (config["vary"] ?? undefined) !== undefined;
  return {
    ...config,
    pipeline,
    ...(isVaried ? { vary: withoutPath(config["vary"], argument, path.join(".")) } : {}),
    ...withoutCondition(config["search"], path.join(".")),
  };
}

/** What is set by hand varies no more, so there is no condition for it either. */
function withoutCondition(search: unknown, settingPath: string): { search?: unknown } {
  const when = (search as { when?: unknown } | null | undefined)?.when;
  if (typeof when !== "object" || when === null || !Object.hasOwn(when, settingPath)) return {};
  const { [settingPath]: _set, ...others } = when as Record<string, unknown>;
  return { search: { ...(search as object), when: others } };
}

function withoutPath(vary: unknown, argument: string, settingPath: string): unknown {
  if (typeof vary !== "object" || vary === null || Array.isArray(vary)) return vary;
  const above = Object.keys(vary).find((varied) => settingPath.startsWith(`${varied}.`));
  if (above !== undefined) {
    throw invalid(
      `--set ${argument}: the configuration varies ${above} as a whole, which would undo it.`,
      `Set ${above} as a whole too, or change it under vary: in the file.`,
    );
  }
  return Object.fromEntries(
    Object.entries(vary).filter(
      ([varied]) => varied !== settingPath && !varied.startsWith(`${settingPath}.`),
    ),
  );
}

function invalid(message: string, hint: string): AppError {
  return new AppError("config.invalid", { message, hint });
}
