import { AppError } from "../../contracts/app-error.ts";

/**
 * Keeps decoded values while there is room, least recently used out first. A value is named by digests,
 * so it can never be stale; concurrent callers share one making. Where the one who makes it is stopped, the next makes it.
 */
export interface Memo {
  /** `make` says how many bytes its value is counted as. */
  get<T>(key: string, make: () => Promise<{ value: T; bytes: number }>): Promise<T>;
}

export function createMemo(maxBytes: number): Memo {
  const kept = new Map<string, { value: Promise<unknown>; bytes: number; made: boolean }>();
  let total = 0;

  function drop(key: string, entry: { bytes: number }): void {
    if (kept.get(key) !== entry) return;
    kept.delete(key);
    total -= entry.bytes;
  }

  const memo: Memo = {
    get<T>(key: string, make: () => Promise<{ value: T; bytes: number }>): Promise<T> {
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return (known.value as Promise<T>).catch((thrown: unknown) => {
          if (thrown instanceof AppError && thrown.code === "aborted") return memo.get(key, make);
          throw thrown;
        });
      }
      const made = make();
      const entry = { value: made.then(({ value }) => value), bytes: 0, made: false };
      kept.set(key, entry);
      made.then(
        ({ bytes }) => {
          if (kept.get(key) !== entry) return;
          entry.bytes = bytes;
          entry.made = true;
          total += bytes;
          for (const [oldKey, old] of kept) {
            if (total <= maxBytes) break;
            if (old !== entry && old.made) drop(oldKey, old);
          }
        },
        () => drop(key, entry),
      );
      return entry.value;
    },
  };
  return memo;
}
