import { AppError } from "../../contracts/app-error.ts";

/** The promise, or a rejection with AppError "aborted" as soon as the signal fires. The promise's own end is then ignored. */
export function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new AppError("aborted", { message: "Stopped." }));
    if (signal.aborted) {
      promise.catch(() => {});
      stop();
      return;
    }
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
