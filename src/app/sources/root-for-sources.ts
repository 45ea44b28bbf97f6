import { readdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";
import type { LoadedConfig } from "../config/load-config.ts";

/** The folder that a new source is put into: the first that is named. Where nothing is named and the folder holds nothing else, `sources`. */
export async function rootForSources({ folder, file, sourceRoots }: LoadedConfig): Promise<string> {
  const [root] = sourceRoots;
  if (root === undefined) {
    throw new AppError("config.invalid", {
      message: "The sources are web pages alone, so there is no folder for a file.",
      hint: "Name a folder under sources: in soundings.yaml.",
    });
  }
  if (file !== null || root !== folder) return root;
  const names = await readdir(folder).catch((): string[] => []);
  return names.every((name) => name.startsWith(".") || name === "sources")
    ? path.join(folder, "sources")
    : root;
}
