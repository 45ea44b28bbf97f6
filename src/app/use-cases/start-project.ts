import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withFileLock } from "../../adapters/stores/folder/file-lock.ts";
import { storeFault } from "../../adapters/shared/store-fault.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { StartedProject, StartProject } from "../../contracts/api/start.ts";
import { readTextBeside } from "../configuration/own-configuration.ts";
import { configNames, stateFolderName } from "../config/locate.ts";
import { writeNewFile } from "../sources/write-new-file.ts";
import { ignoreState } from "./init-folder.ts";

/** Comes with the package. */
const exampleFolder = fileURLToPath(new URL("../../../examples/house-manual", import.meta.url));

/**
 * Makes a folder a project: with the example that comes with Soundings, or with a configuration. Nothing that is there is overwritten:
 * throws AppError "config.exists" where the folder holds files, or a configuration.
 */
export async function startProject(folder: string, start: StartProject): Promise<StartedProject> {
  try {
    return await withFileLock(path.join(folder, stateFolderName, "start.lock"), async () => {
      const files =
        start.kind === "example" ? await copyExample(folder) : [await writeConfiguration(folder, start.text)];
      const isIgnored = await ignoreState(folder);
      return { kind: start.kind, files: isIgnored ? [...files, ".gitignore"] : files };
    });
  } catch (cause) {
    throw storeFault(cause, folder);
  }
}

/** The names of the files, below the folder. */
async function copyExample(folder: string): Promise<string[]> {
  const there = (await readdir(folder)).find((name) => !name.startsWith("."));
  if (there !== undefined) {
    throw new AppError("config.exists", {
      message: `The folder is not empty: it holds ${JSON.stringify(there)}.`,
      hint: "Start the example in an empty folder.",
    });
  }
  const names = await filesOf(exampleFolder);
  for (const name of names) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    if (!(await writeNewFile(file, await readFile(path.join(exampleFolder, name))))) throw isThere(name);
  }
  return names;
}

/** What a run of the example left beside its files is not part of it. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")))
    .toSorted();
}

async function writeConfiguration(folder: string, text: string): Promise<string> {
  const [name] = configNames;
  const names: readonly string[] = await readdir(folder);
  const there = configNames.find((one) => names.includes(one));
  if (there !== undefined) throw isThere(there);
  // The folder has no configuration of its own that could name a program or a variable, and none may be told of by what it holds.
  const [fault] = readTextBeside({ file: null, text: "", digest: null }, folder, text).faults;
  if (fault !== undefined) {
    const { line, column, message, hint } = fault;
    const place = line === null ? name : `${name}:${line}:${column}`;
    throw new AppError("config.invalid", { message: `${place}: ${message}`, hint: hint ?? "Correct it." });
  }
  if (!(await writeNewFile(path.join(folder, name), new TextEncoder().encode(text)))) throw isThere(name);
  return name;
}

function isThere(name: string): AppError {
  return new AppError("config.exists", {
    message: `The folder holds ${name} already.`,
    hint: "Edit that, or start in another folder.",
  });
}
