import { describe, expect, test } from "vitest";
import type { Clock } from "./clock.ts";

export interface ClockSubject {
  name: string;
  make: () => Clock;
}

/** What every Clock must do. */
export function describeClock({ name, make }: ClockSubject): void {
  describe(`${name} as a clock`, () => {
    test("gives a date of our times in milliseconds", () => {
      const year = new Date(make().now()).getUTCFullYear();
      expect(year >= 2000 && year < 2200).toBe(true);
    });

    test("gives durations that are finite and never negative", () => {
      const clock = make();
      const readings = Array.from({ length: 1000 }, () => clock.monotonic());
      const steps = readings.slice(1).map((reading, at) => reading - (readings[at] as number));
      expect(steps.filter((step) => !(Number.isFinite(step) && step >= 0))).toEqual([]);
    });
  });
}
