import { throwIfAborted } from "../../../contracts/abort.ts";

/**
 * Works on every item, so many at once at most, and gives the results in the order of the items. After a failure nothing more
 * begins and what runs is stopped; the failure is thrown once all has come to rest. Throws AppError "aborted" once the signal fired.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result[]> {
  throwIfAborted(signal);
  const stopping = new AbortController();
  const either = AbortSignal.any([signal, stopping.signal]);
  const results: Result[] = [];
  let failure: { error: unknown } | undefined;
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length && !either.aborted) {
      const at = next++;
      try {
        results[at] = await work(items[at] as Item, either);
      } catch (error) {
        failure ??= { error };
        stopping.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  throwIfAborted(signal);
  if (failure !== undefined) throw failure.error;
  return results;
}
