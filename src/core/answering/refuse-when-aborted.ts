import { AppError } from "../../contracts/app-error.ts";

/** Throws AppError "aborted" once the signal has fired. */
export function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError("aborted", { message: "Stopped." });
}
