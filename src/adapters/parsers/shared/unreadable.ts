import { AppError } from "../../../contracts/app-error.ts";

/** What a parser throws for a file it cannot read: what is wrong with it, and what its owner can do. */
export function unreadable(message: string, hint: string, cause?: unknown): AppError {
  return new AppError("source.unreadable", { message, hint, ...(cause === undefined ? {} : { cause }) });
}
