import { clockStepMilliseconds } from "../../app/sources/file-stamp.ts";
import { stampOf } from "./stamp-of.ts";

/**
 * What is read from files, read again only where one of them has changed. Whoever gets it must not change it. The stamp is taken
 * before the reading: what was read may be newer than it, never older.
 */
export function keptWhile<Value>(
  now: () => number = () => performance.now(),
): (files: readonly string[], read: () => Promise<Value>) => Promise<Value> {
  let known: { text: string; until: number; value: Promise<Value> } | undefined;
  return async (files, read) => {
    const { text, isSettled } = stampOf(files);
    if (known?.text === text && now() < known.until) return known.value;
    // Another writing in the same tick would not show.
    const until = isSettled ? Infinity : now() + clockStepMilliseconds;
    const kept = { text, until, value: read() };
    known = kept;
    kept.value.catch(() => {
      if (known === kept) known = undefined;
    });
    return kept.value;
  };
}
