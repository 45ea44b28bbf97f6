import type { Clock } from "../ports/clock.ts";

export interface FixedClock extends Clock {
  /** Lets time pass on both clocks. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is told how much time has passed. */
export function fixedClock(startsAt = Date.UTC(2026, 0, 1)): FixedClock {
  let passed = 0;
  return {
    now: () => startsAt + passed,
    monotonic: () => passed,
    advance(milliseconds) {
      if (milliseconds < 0) throw new RangeError("Time does not go back.");
      passed += milliseconds;
    },
  };
}
