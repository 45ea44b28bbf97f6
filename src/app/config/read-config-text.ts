import type { ConfigurationFault } from "../../contracts/api/configuration.ts";
import { readConfigDocument, type TextPlace } from "./config-document.ts";
import { configFaults, configNode, shown as shownPath } from "./config-faults.ts";
import { foreignFault, foreignParts, foreignPlaces, type ForeignPart } from "./foreign-parts.ts";
import { Config } from "./schema.ts";
import { holdsVariable, strangeValue, withoutValues } from "./variable-values.ts";

/** A configuration as text, read for somebody who may not be the one who wrote the folder's own. */
export interface ReadText {
  /** In the order of the text. */
  faults: ConfigurationFault[];
  /** As it is written; null where it is no YAML. */
  written: Record<string, unknown> | null;
  /** Null where there is a fault. */
  config: Config | null;
  /** The same with `${NAME}` where it stands in the text, for showing. */
  shown: unknown;
  placeOf(path: readonly PropertyKey[]): TextPlace | null;
}

export interface ReadTextOptions {
  folder: string;
  /** What the folder's own file holds as it is written; empty where it has none that can be read. */
  own: Record<string, unknown>;
  /** Variables that the folder's own file names. */
  ownVariables: ReadonlySet<string>;
  environment: NodeJS.ProcessEnv;
}

/**
 * Reads a configuration and says everything that is wrong with it. Programs, files, addresses and variables of the environment that
 * the folder's own configuration does not name are faults too: the text may come from a page.
 */
export function readConfigText(text: string, options: ReadTextOptions): ReadText {
  const { folder, own, ownVariables, environment } = options;
  const zero = text.indexOf("\0");
  if (zero !== -1) return unreadable([zeroByte(text, zero)]);
  const schema = configNode();
  const asWritten = readConfigDocument(text, { schema, variables: (name) => `\${${name}}` });
  if ("faults" in asWritten) {
    return unreadable(asWritten.faults.map(ofText));
  }
  const { value: written, variables, offsetOf, lineOf } = asWritten.document;
  const placeOf = (path: readonly PropertyKey[]): TextPlace => lineOf(offsetOf(path));
  const foreign = [...foreignParts(written, own), ...foreignPlaces(written, own, folder)];
  const strange = variables.filter(({ name }) => !ownVariables.has(name));
  const refused = [
    ...foreign.map((part) => foreignFaultAt(part, placeOf(part.path))),
    ...strange.map(({ name, offset }) => strangeVariable(name, lineOf(offset))),
  ];
  const base = { written, placeOf };
  if (refused.length > 0) return { ...base, faults: inOrder(refused), config: null, shown: null };
  const resolved =
    variables.length === 0
      ? asWritten
      : readConfigDocument(text, { schema, variables: (name) => environment[name] });
  if ("faults" in resolved) {
    return { ...base, faults: resolved.faults.map(ofText), config: null, shown: null };
  }
  const input = resolved.document.value;
  const parsed = Config.safeParse(input, { reportInput: true });
  if (parsed.success) {
    return { ...base, faults: [], config: parsed.data, shown: withNames(parsed.data, written) };
  }
  const faults = configFaults(parsed.error.issues, input).map(({ path, message, hint }) => ({
    message: holdsVariable(written, path)
      ? strangeValue(shownPath(path))
      : withoutValues(message, variables, environment),
    hint: withoutValues(hint, variables, environment),
    path: path.map((part) => (typeof part === "number" ? part : String(part))),
    ...placeOf(path),
  }));
  return { ...base, faults: inOrder(faults), config: null, shown: null };
}

function unreadable(faults: ConfigurationFault[]): ReadText {
  return { faults, written: null, config: null, shown: null, placeOf: () => null };
}

function zeroByte(text: string, at: number): ConfigurationFault {
  const before = text.slice(0, at).split("\n");
  const place = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  return {
    message: "A zero byte stands here, so that this is no text.",
    hint: "Take it out.",
    path: null,
    ...place,
  };
}

/** The first fault as an error's words: where, what, and how many more there are. */
export function firstFault(
  faults: readonly ConfigurationFault[],
): { message: string; hint: string } | undefined {
  const [first, ...others] = faults;
  if (first === undefined) return undefined;
  const where = first.line === null ? "" : `line ${first.line}: `;
  const more =
    others.length === 0 ? "" : ` (${others.length} more ${others.length === 1 ? "is" : "are"} wrong too.)`;
  return { message: `${where}${first.message}${more}`, hint: first.hint ?? "Correct it." };
}

function ofText({
  message,
  hint,
  line,
  column,
}: TextPlace & { message: string; hint: string }): ConfigurationFault {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  return { message: sentence, hint, path: null, line, column };
}

function foreignFaultAt(part: ForeignPart, place: TextPlace): ConfigurationFault {
  return { ...foreignFault(part), path: part.path, ...place };
}

function strangeVariable(name: string, place: TextPlace): ConfigurationFault {
  return {
    message: `The text names the environment variable ${name}, and the folder's soundings.yaml does not.`,
    hint: "Write it in the folder's soundings.yaml with an editor first: what it holds may be a secret.",
    path: null,
    ...place,
  };
}

function inOrder(faults: ConfigurationFault[]): ConfigurationFault[] {
  return faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** What variables hold may be secrets: they are shown by their names. */
function withNames(shown: unknown, written: unknown): unknown {
  if (typeof shown === "string") {
    return typeof written === "string" && written.includes("${") ? written : shown;
  }
  if (typeof shown !== "object" || shown === null || typeof written !== "object" || written === null) {
    return shown;
  }
  if (Array.isArray(shown)) {
    return shown.map((member, index) => withNames(member, (written as unknown[])[index]));
  }
  const names = written as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(shown).map(([key, member]) => [key, withNames(member, names[key])]),
  );
}
