import { stopped } from "../contracts/abort.ts";
import { type FixedClock, fixedClock } from "./fixed-clock.ts";

/** A clock that stands still, and waits that end when it has been moved on far enough. */
export interface FixedTime {
  clock: FixedClock;
  /** As core's `Wait`. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How long each wait under way still takes. */
  waits: () => number[];
  /** Moves the clock on, ending each wait at its time, with what follows from it done before the next. */
  pass(milliseconds: number): Promise<void>;
}

export function fixedTime(): FixedTime {
  const clock = fixedClock();
  let under: { until: number; end: () => void }[] = [];
  return {
    clock,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const wait = { until: clock.monotonic() + milliseconds, end: resolve };
        const stop = (): void => {
          under = under.filter((other) => other !== wait);
          reject(stopped(signal.reason));
        };
        if (signal.aborted) stop();
        else under.push(wait);
        signal.addEventListener("abort", stop, { once: true });
      }),
    waits: () => under.map(({ until }) => until - clock.monotonic()),
    async pass(milliseconds) {
      const end = clock.monotonic() + milliseconds;
      await settled();
      for (let next = firstUntil(under, end); next !== undefined; next = firstUntil(under, end)) {
        const due = next;
        clock.advance(due.until - clock.monotonic());
        under = under.filter((other) => other !== due);
        due.end();
        await settled();
      }
      clock.advance(end - clock.monotonic());
    },
  };
}

function firstUntil<Wait extends { until: number }>(waits: readonly Wait[], end: number): Wait | undefined {
  return waits.filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0];
}

/** Everything that follows without time passing has been done by the next turn of the event loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
