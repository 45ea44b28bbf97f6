import { stampOf } from "./stamp-of.ts";

/**
 * What is read from files, read again only where one of them has changed. Whoever gets it must not change it. The stamp is taken
 * before the reading: what was read may be newer than it, never older.
 */
export function keptWhile<Value>(): (files: readonly string[], read: () => Promise<Value>) => Promise<Value> {
  let known: { text: string; value: Promise<Value> } | undefined;
  return async (files, read) => {
    const { text, isSettled } = stampOf(files);
    if (!isSettled) return read();
    if (known?.text === text) return known.value;
    const kept = { text, value: read() };
    known = kept;
    kept.value.catch(() => {
      if (known === kept) known = undefined;
    });
    return kept.value;
  };
}
