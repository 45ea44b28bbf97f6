import { AppError } from "../../contracts/app-error.ts";

/** What a failed write to the .soundings folder means, in a sentence. */
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
  if (cause instanceof AppError) return cause;
  return new AppError("store.unwritable", {
    message: `Writing to ${folder} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "Check that the folder exists on a working disk.",
    cause,
  });
}
