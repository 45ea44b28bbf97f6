import { AppError } from "../../../contracts/app-error.ts";

/** A model folder that cannot be used: what is wrong in it, and what to do. */
export function modelFault(
  message: string,
  hint = "docs/embedders.md says what a model folder holds.",
  cause?: unknown,
): AppError {
  return new AppError("config.invalid", { message, hint, ...(cause === undefined ? {} : { cause }) });
}
