import { realpath } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { withFileLock } from "../../adapters/stores/folder/file-lock.ts";
import type { Configuration, SaveConfiguration } from "../../contracts/api/configuration.ts";
import { AppError } from "../../contracts/app-error.ts";
import { firstFault } from "../config/read-config-text.ts";
import { configNames, stateFolderName } from "../config/locate.ts";
import { ownConfiguration, readTextBeside } from "../configuration/own-configuration.ts";
import { writeWhole } from "../write-whole.ts";

export type SaveOutcome =
  | { status: "saved"; configuration: Configuration }
  /** Somebody else has written it since it was read: nothing was written. `file` is its name; null where it is gone. */
  | { status: "changed"; file: string | null };

/**
 * Writes the folder's configuration, whole or not at all. Throws AppError "config.invalid" for a text that is none, or that names
 * what the folder's own does not.
 */
export async function saveConfiguration(folder: string, asked: SaveConfiguration): Promise<SaveOutcome> {
  const lock = path.join(folder, stateFolderName, "configuration.lock");
  return withFileLock(lock, () => save(folder, asked));
}

async function save(folder: string, { text, digest }: SaveConfiguration): Promise<SaveOutcome> {
  const own = await ownConfiguration(folder);
  if (own.digest !== digest) return changed(own.file);
  const fault = firstFault(readTextBeside(own, folder, text).faults);
  if (fault !== undefined) {
    throw new AppError("config.invalid", { ...fault, message: `The text is not saved: ${fault.message}` });
  }
  const file = own.file === null ? path.join(folder, configNames[0]) : await realpath(own.file);
  const hasChanged = async (): Promise<boolean> => (await ownConfiguration(folder)).digest !== digest;
  const { isWritten } = await writeWhole(file, text, hasChanged);
  if (!isWritten) return changed((await ownConfiguration(folder)).file);
  const name = path.basename(own.file ?? file);
  return {
    status: "saved",
    configuration: { file: name, text, digest: sha256(Buffer.from(text)), faults: [] },
  };
}

function changed(file: string | null): SaveOutcome {
  return { status: "changed", file: file === null ? null : path.basename(file) };
}
