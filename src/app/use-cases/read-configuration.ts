import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Configuration } from "../../contracts/api/configuration.ts";
import { ownConfiguration, readTextBeside } from "../configuration/own-configuration.ts";
import { startingText } from "./init-folder.ts";

/** The folder's configuration as a person wrote it, with what is wrong with it; a text to begin with where there is none. */
export async function readConfiguration(folder: string): Promise<Configuration> {
  const own = await ownConfiguration(folder);
  const { file, text, digest } = own;
  if (file === null) {
    return { file, text: startingText(folder, await readdir(folder)).text, digest, faults: [] };
  }
  return { file: path.basename(file), text, digest, faults: readTextBeside(own, folder, text).faults };
}
