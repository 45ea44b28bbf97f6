import { readdir } from "node:fs/promises";
import path from "node:path";
import { stateFolderName } from "../app/config/locate.ts";
import { AppError, messageOf } from "../contracts/app-error.ts";

/** Throws AppError "config.missing" for a folder that holds nothing a server could show: neither files nor what was measured. */
export async function requireProject(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((cause: unknown) => {
    throw new AppError("config.missing", {
      message: `The folder ${folder} cannot be read: ${messageOf(cause)}.`,
      hint: "Give yourself permission to read it.",
      cause,
    });
  });
  if (entries.some((name) => name === stateFolderName || !name.startsWith("."))) return;
  throw new AppError("config.missing", {
    message: `The folder ${path.basename(folder)} holds no sources and nothing that was measured.`,
    hint: "Put documents there, or name another folder.",
  });
}
