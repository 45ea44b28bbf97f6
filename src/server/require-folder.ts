import { readdir } from "node:fs/promises";
import { AppError, messageOf } from "../contracts/app-error.ts";

/** Throws AppError "config.missing" for a folder that cannot be read. An empty one can be shown: something is begun there. */
export async function requireFolder(folder: string): Promise<void> {
  await readdir(folder).catch((cause: unknown) => {
    throw new AppError("config.missing", {
      message: `The folder ${folder} cannot be read: ${messageOf(cause)}.`,
      hint: "Give yourself permission to read it.",
      cause,
    });
  });
}
