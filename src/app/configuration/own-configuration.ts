import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodeUtf8 } from "../../adapters/shared/decode-utf8.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import { readConfigDocument } from "../config/config-document.ts";
import { configNode } from "../config/config-faults.ts";
import { locateConfig } from "../config/locate.ts";
import { readConfigText, type ReadText } from "../config/read-config-text.ts";

/** The folder's configuration file as it lies there now. */
export interface OwnConfiguration {
  /** Absolute; null where the folder has none: `text` is then empty. */
  file: string | null;
  text: string;
  digest: Digest | null;
}

/** Throws AppError "config.invalid" where there are two of them, or one that is no text. */
export async function ownConfiguration(folder: string): Promise<OwnConfiguration> {
  const { file } = await locateConfig({ folder });
  if (file === null) return { file, text: "", digest: null };
  const bytes = await readFile(file).catch((cause: unknown) => {
    const message = `The configuration file ${file} cannot be read: ${messageOf(cause)}.`;
    throw new AppError("config.invalid", { message, hint: "Give yourself permission to read it.", cause });
  });
  try {
    return { file, text: decodeUtf8(bytes), digest: sha256(bytes) };
  } catch (cause) {
    throw new AppError("config.invalid", {
      message: `${path.basename(file)}: ${messageOf(cause)}.`,
      hint: "Save the file as UTF-8.",
      cause,
    });
  }
}

/** Reads a text by what the folder's own file may name. */
export function readTextBeside(own: OwnConfiguration, folder: string, text: string): ReadText {
  const schema = configNode();
  const found = readConfigDocument(own.text, { schema, variables: (name) => `\${${name}}` });
  // What is no YAML names nothing that could be taken from there.
  const document = "faults" in found ? { value: {}, variables: [] } : found.document;
  return readConfigText(text, {
    folder,
    own: document.value,
    ownVariables: new Set(document.variables.map(({ name }) => name)),
    environment: process.env,
  });
}
