import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodeUtf8 } from "../../adapters/shared/decode-utf8.ts";
import type { SchemaFault } from "../../adapters/shared/schema-faults.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import { parseConfigDocument, type PlacedDocument } from "./config-document.ts";
import { configFaults, configNode, shown } from "./config-faults.ts";
import { locateConfig } from "./locate.ts";
import { applyOverride, type Override, parseOverride } from "./overrides.ts";
import { placedConfig } from "./placed-config.ts";
import { Config } from "./schema.ts";

export interface LoadConfigOptions {
  /** The current folder where absent. */
  folder?: string | undefined;
  /** A configuration file; the folder it lies in is the root folder, and no other may be given. */
  file?: string | undefined;
  /** `chunk.size=300`: settings of the pipeline that go before the file's. */
  overrides?: readonly string[] | undefined;
  /** Where `${NAME}` in text values comes from. */
  environment?: NodeJS.ProcessEnv;
}

/** A configuration with its places found; every path is absolute. */
export interface LoadedConfig {
  folder: string;
  /** The configuration file; null where conventions and defaults are used. */
  file: string | null;
  stateFolder: string;
  experiment: string;
  sourceRoots: string[];
  /** Web pages among the sources. */
  webAddresses: string[];
  /** Files and folders below the roots that are no sources. */
  sourcesIgnore: string[];
  /** Null where there is none and none was named. */
  questionsFile: string | null;
  config: Config;
  /** The configuration's, complete: what runs where nothing is varied. */
  pipeline: Pipeline;
}

/**
 * The configuration of a folder: its soundings.yaml; without one, the folder `sources` and the questions file beside it;
 * without these, the folder itself. Throws AppError "config.missing" or "config.invalid" with file, line and column.
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const { folder, file } = await locateConfig(options);
  const document = file === null ? undefined : await readDocument(file, options.environment ?? process.env);
  const overrides = (options.overrides ?? []).map(parseOverride);
  const written = document?.value ?? {};
  const input = overrides.reduce<Record<string, unknown>>(applyOverride, written);
  const config = checked(input, overrides, document);
  return placedConfig({ folder, file, written, config });
}

async function readDocument(file: string, environment: NodeJS.ProcessEnv): Promise<PlacedDocument> {
  const name = path.basename(file);
  const bytes = await readFile(file).catch((cause: unknown) => {
    const message = `The configuration file ${file} cannot be read: ${messageOf(cause)}.`;
    throw new AppError("config.invalid", { message, hint: "Give yourself permission to read it.", cause });
  });
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch (cause) {
    throw new AppError("config.invalid", {
      message: `${name}: ${messageOf(cause)}.`,
      hint: "Save the file as UTF-8.",
      cause,
    });
  }
  return parseConfigDocument(text, { name, schema: configNode(), environment });
}

function checked(
  input: unknown,
  overrides: readonly Override[],
  document: PlacedDocument | undefined,
): Config {
  const { success, data, error } = Config.safeParse(input, { reportInput: true });
  if (success) return data;
  const faults = configFaults(error.issues, input)
    .map((fault) => ({
      ...fault,
      offset: document?.offsetOf(fault.path) ?? 0,
      place: placeOf(fault, overrides, document),
    }))
    .sort((a, b) => a.offset - b.offset);
  const [first, ...others] = faults;
  if (first === undefined)
    throw new AppError("internal", {
      message: "A configuration was refused without a reason.",
      cause: error,
    });
  const places = [...new Set(others.map(({ place }) => place))].join(", ");
  const more =
    others.length === 0
      ? ""
      : ` (${others.length} more ${others.length === 1 ? "setting is" : "settings are"} wrong too: ${places}.)`;
  const about = { path: first.path, place: shown(first.path) };
  const isOfFile = document !== undefined && !first.place.startsWith("--set");
  const message = isOfFile ? document.withoutSecrets(first.message, about) : first.message;
  throw new AppError("config.invalid", {
    message: `${first.place}: ${message}${more}`,
    hint: first.hint,
  });
}

/** The argument that brought the value in, else its line in the file. */
function placeOf(
  fault: SchemaFault,
  overrides: readonly Override[],
  document: PlacedDocument | undefined,
): string {
  const setting = fault.path.slice(1).map(String);
  const within = (override: Override) => override.path.every((part, index) => setting[index] === part);
  const override = fault.path[0] === "pipeline" ? overrides.findLast(within) : undefined;
  if (override !== undefined) return `--set ${override.argument}`;
  if (document !== undefined) return document.placeOf(fault.path, "key");
  return overrides.length === 0
    ? "the configuration"
    : `--set ${overrides.map(({ argument }) => argument).join(" ")}`;
}
