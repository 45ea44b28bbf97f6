import { AppError, type AppErrorCode } from "../../contracts/app-error.ts";

/** These say that the request was not sent, or not taken: it costs nothing. */
const turnedDown = new Set<AppErrorCode>([
  "model.unsupported",
  "model.refused",
  "model.busy",
  "egress.refused",
]);

export function isTurnedDown(error: unknown): boolean {
  return error instanceof AppError && isTurnedDownBy(error.code);
}

export function isTurnedDownBy(code: AppErrorCode | null): boolean {
  return code !== null && turnedDown.has(code);
}
