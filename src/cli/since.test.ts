import { expect, test } from "vitest";
import { sinceTime } from "./since.ts";

const now = Date.UTC(2026, 0, 31, 12);

test.each([
  ["2026-01-30", Date.UTC(2026, 0, 30)],
  ["2026-01-30T10:30", Date.UTC(2026, 0, 30, 10, 30)],
  ["2026-01-30T10:30:05.5Z", Date.UTC(2026, 0, 30, 10, 30, 5, 500)],
  ["2026-01-30T10:30+02:00", Date.UTC(2026, 0, 30, 8, 30)],
  ["90min", Date.UTC(2026, 0, 31, 10, 30)],
  ["12h", Date.UTC(2026, 0, 31)],
  ["7d", Date.UTC(2026, 0, 24, 12)],
  ["0.5h", Date.UTC(2026, 0, 31, 11, 30)],
])("%s", (text, time) => {
  expect(sinceTime(text, now)).toBe(time);
});

test.each(["", "yesterday", "2026", "2026-13-01", "7", "7 d", "-1d", "2026-01-30 10:30", "1"])(
  "%j is no moment",
  (text) => {
    expect(() => sinceTime(text, now)).toThrow(`--since ${JSON.stringify(text)} is neither a date nor`);
  },
);
