import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { messageOf } from "../../contracts/app-error.ts";
import type { Json } from "../../contracts/json.ts";
import { sha256 } from "../shared/sha256.ts";
import { checkShape, pluginFault } from "./plugin-fault.ts";
import { Description, type PluginKind } from "./plugin-wire.ts";

const methodOf = { chunker: "chunk", embedder: "embed", answerer: "answer", metric: "measure" } as const;

export interface FilePluginSettings {
  /** As written in the configuration, relative to its folder. */
  file: string;
  folder: string;
  /** Given to the factory. */
  settings: Json;
}

/** What a person's module gave: its description, and the object that does the work. */
export interface LoadedFile {
  name: string;
  description: Description;
  part: Record<string, unknown>;
}

/**
 * Imports a person's TypeScript or JavaScript module. Its default export is the part, or a function of the settings that
 * gives it. `id` may be left out (the file's name), and so may `version` ("1").
 */
export async function loadFilePlugin(
  kind: PluginKind,
  { file, folder, settings }: FilePluginSettings,
): Promise<LoadedFile> {
  const path = resolve(folder, file);
  if (!existsSync(path)) throw pluginFault(file, "does not exist.", `Paths are read from ${folder}.`);
  // The digest in the address lets a long-lived process see the file's next content: modules are cached by address.
  const address = `${pathToFileURL(path).href}?${sha256(await readFile(path))}`;
  let part: unknown;
  try {
    const module = (await import(address)) as { default?: unknown };
    part = typeof module.default === "function" ? await module.default(settings) : module.default;
  } catch (error) {
    throw pluginFault(file, `could not be loaded: ${messageOf(error)}`, undefined, error);
  }
  const method = methodOf[kind];
  if (
    typeof part !== "object" ||
    part === null ||
    typeof (part as Record<string, unknown>)[method] !== "function"
  ) {
    throw pluginFault(
      file,
      `exports no ${method} function.`,
      `Its default export must be an object with ${method}, or a function of the settings that returns one.`,
    );
  }
  const given = part as Record<string, unknown>;
  const description = checkShape(file, "describe", Description, {
    id: given["id"] ?? basename(file, extname(file)).replaceAll(/\s+/g, "-"),
    version: given["version"] ?? "1",
    ...(given["title"] === undefined ? {} : { title: given["title"] }),
    ...(given["dimensions"] === undefined ? {} : { dimensions: given["dimensions"] }),
  });
  return { name: file, description, part: given };
}
