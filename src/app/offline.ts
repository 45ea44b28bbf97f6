import { AppError } from "../contracts/app-error.ts";

/** The variable that closes the way out, for commands that are not given `--offline` themselves. */
export const offlineVariable = "SOUNDINGS_OFFLINE";

/** Whether nothing may leave the machine. Throws AppError "config.invalid" for a value that says neither: it might be meant as yes. */
export function isOffline(environment: Record<string, string | undefined> = process.env): boolean {
  const value = environment[offlineVariable] ?? "";
  if (value === "1") return true;
  if (value === "" || value === "0") return false;
  throw new AppError("config.invalid", {
    message: `${offlineVariable} is ${JSON.stringify(value)}, which says neither that requests may leave the machine nor that they may not.`,
    hint: `Set it to 1 to keep everything here, or unset it.`,
  });
}
