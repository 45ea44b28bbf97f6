import { expect, test } from "vitest";
import { describeClock } from "../ports/clock.contract.ts";
import { fixedClock } from "./fixed-clock.ts";

describeClock({ name: "fixed", make: () => fixedClock() });

test("stands still until time is let pass, and then both clocks show it", () => {
  const clock = fixedClock(1000);
  const before = [clock.now(), clock.now(), clock.monotonic()];
  clock.advance(250);
  expect([...before, clock.now(), clock.monotonic()]).toEqual([1000, 1000, 0, 1250, 250]);
});

test("refuses to go back", () => {
  expect(() => fixedClock().advance(-1)).toThrow("Time does not go back.");
});
