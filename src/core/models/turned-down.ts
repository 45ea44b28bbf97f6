import { AppError, type AppErrorCode } from "../../contracts/app-error.ts";

/** These say that a request was not sent, or not taken, so that it cost nothing. */
const codes = new Set<AppErrorCode>(["model.unsupported", "model.refused", "model.busy", "egress.refused"]);

export function isTurnedDown(error: unknown): boolean {
  return error instanceof AppError && codes.has(error.code);
}
