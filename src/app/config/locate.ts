import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";

export const configNames = ["soundings.yaml", "soundings.yml"] as const;
export const questionsNames = [
  "questions.jsonl",
  "questions.json",
  "questions.yaml",
  "questions.yml",
] as const;
export const stateFolderName = ".soundings";

/** The root folder and its configuration file, null where it has none. Throws AppError "config.missing". */
export async function locateConfig(options: {
  folder?: string | undefined;
  file?: string | undefined;
}): Promise<{ folder: string; file: string | null }> {
  if (options.file !== undefined) {
    const file = path.resolve(options.file);
    const root = path.dirname(file);
    const kind = await kindOf(file);
    if (kind === "file" && options.folder !== undefined && path.resolve(options.folder) !== root) {
      throw new AppError("config.invalid", {
        message: `The folder ${path.resolve(options.folder)} was given, but the configuration file lies in ${root}.`,
        hint: "Give only one of them: the folder that the configuration file lies in is the one worked on.",
      });
    }
    if (kind === "file") return { folder: root, file };
    throw missing(
      kind === "folder"
        ? `${file} is a folder, not a configuration file.`
        : `The configuration file ${file} does not exist.`,
      kind === "folder"
        ? "Give the folder itself as the argument, without -c."
        : "Check the path after -c; soundings init writes such a file.",
    );
  }
  const folder = path.resolve(options.folder ?? ".");
  const kind = await kindOf(folder);
  if (kind !== "folder") {
    throw missing(
      kind === "file" ? `${folder} is a file, not a folder.` : `The folder ${folder} does not exist.`,
      kind === "file"
        ? "Give the folder that it lies in; a configuration file goes after -c."
        : "Give a folder that holds your sources.",
    );
  }
  return { folder, file: await onlyOne(folder, configNames, "Keep one of them.") };
}

/** The questions file beside the sources, null where there is none. */
export function locateQuestions(folder: string): Promise<string | null> {
  return onlyOne(folder, questionsNames, "Keep one of them, or name one under questions: in soundings.yaml.");
}

/** The folder `sources` where there is one, else the root folder itself. */
export async function locateSources(folder: string): Promise<string> {
  const sources = path.join(folder, "sources");
  return (await kindOf(sources)) === "folder" ? sources : folder;
}

/** Links are followed: what a person names may be one. */
async function kindOf(place: string): Promise<"file" | "folder" | undefined> {
  const stats = await stat(place).catch(() => undefined);
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? "folder" : "file";
}

async function onlyOne(folder: string, names: readonly string[], hint: string): Promise<string | null> {
  const kinds = await Promise.all(names.map((name) => kindOf(path.join(folder, name))));
  const [first, second] = names.filter((_, index) => kinds[index] === "file");
  if (first !== undefined && second !== undefined) {
    throw new AppError("config.invalid", { message: `${folder} has both ${first} and ${second}.`, hint });
  }
  return first === undefined ? null : path.join(folder, first);
}

function missing(message: string, hint: string): AppError {
  return new AppError("config.missing", { message, hint });
}
