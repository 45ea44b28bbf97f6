import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";

/** What a failure of the disk or the database under the .soundings folder means, in a sentence. */
export function storeFault(cause: unknown, folder: string): AppError {
  const code = (cause as { code?: string }).code;
  // Extended result codes of SQLite keep the primary one in their low byte.
  const sqlite = ((cause as { errcode?: number }).errcode ?? 0) & 0xff;
  if (code === "ENOSPC" || code === "EDQUOT" || sqlite === 13) {
    return new AppError("store.full", {
      message: `The disk that holds ${folder} is full.`,
      hint: "Free some space (soundings clean shows what can go) and run again: finished stages are kept.",
      cause,
    });
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || sqlite === 8) {
    return new AppError("store.unwritable", {
      message: `No permission to write to ${folder}.`,
      hint: "Give yourself write permission there, or copy the sources to a folder of your own.",
      cause,
    });
  }
  if (sqlite === 5 || sqlite === 6) {
    return new AppError("store.busy", {
      message: `Another program holds the database in ${folder} and did not let go of it.`,
      hint: "Wait until it has done what it does, or end it; then try again.",
      cause,
    });
  }
  if (sqlite === 11 || sqlite === 26) {
    return new AppError("store.damaged", {
      message: `${path.join(folder, "soundings.sqlite")} is damaged or not a Soundings database.`,
      hint: "Move the .soundings folder away and run again; results are made anew from your sources.",
      cause,
    });
  }
  if (cause instanceof AppError) return cause;
  return new AppError("store.unwritable", {
    message: `Writing to ${folder} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "Check that the folder exists on a working disk.",
    cause,
  });
}
