import { setTimeout as delay } from "node:timers/promises";
import { stopped, throwIfAborted } from "../../contracts/abort.ts";
import type { Breathe } from "../../ports/breathe.ts";

const turnMilliseconds = 20;

/** A breath every 20 ms: timers, signals and other configurations get their turn. */
export function makeBreathe(signal: AbortSignal): Breathe {
  let turnBegan = performance.now();
  return () => {
    throwIfAborted(signal);
    if (performance.now() - turnBegan < turnMilliseconds) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        turnBegan = performance.now();
        resolve();
      });
    });
  };
}

export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (cause) {
    throw stopped(cause);
  }
}
