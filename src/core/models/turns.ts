import { throwIfAborted, untilAborted } from "../../contracts/abort.ts";

/** Lets those who ask for the same thing at the same time come one after another: the first pays, and the others find what is kept. */
export interface Turns {
  /** Resolves when it is the caller's turn; what it gives ends it. Throws AppError "aborted" once the signal fired. */
  take(key: string, signal: AbortSignal): Promise<() => void>;
}

export function turns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async take(key, signal) {
      throwIfAborted(signal);
      const before = last.get(key);
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      const mine = before === undefined ? ended : before.then(() => ended);
      last.set(key, mine);
      void mine.then(() => {
        if (last.get(key) === mine) last.delete(key);
      });
      try {
        if (before !== undefined) await untilAborted(before, signal);
      } catch (error) {
        end();
        throw error;
      }
      return end;
    },
  };
}
