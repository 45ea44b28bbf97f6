/** Resolves after so long; throws AppError "aborted" as soon as the signal fires. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;
