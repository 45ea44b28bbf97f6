import { AppError } from "./app-error.ts";

export function stopped(cause?: unknown): AppError {
  return new AppError("aborted", { message: "Stopped.", cause });
}

/** Throws AppError "aborted" once the signal has fired. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw stopped(signal.reason);
}

/** The work's result, or AppError "aborted" as soon as the signal fires: what cannot be interrupted then ends unheard. */
export async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(stopped(signal.reason));
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
