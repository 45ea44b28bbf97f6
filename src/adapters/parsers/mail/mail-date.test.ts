import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dateLine, mailDate } from "./mail-date.ts";

test.each<[string, string | undefined]>([
  ["Sun, 3 May 2026 14:05:30 +0200", "Sunday, 2026-05-03 14:05 +02:00"],
  ["3 May 2026 14:05 -0330 (NST)", "Sunday, 2026-05-03 14:05 -03:30"],
  ["Sun, 03 May 26 14:05:30 GMT", "Sunday, 2026-05-03 14:05 +00:00"],
  ["Tue, 4 Jul 99 09:00:00 EDT", "Sunday, 1999-07-04 09:00 -04:00"],
  ["Sun, 3 May 2026 14:05:30", "Sunday, 2026-05-03 14:05"],
  ["Sun, 3 May 2026 14:05:30 XYZ", "Sunday, 2026-05-03 14:05"],
  ["Sun May  3 14:05:30 2026", "Sunday, 2026-05-03 14:05"],
  ["Sun May 03 12:05:30 +0000 2026", "Sunday, 2026-05-03 12:05 +00:00"],
  ["2026-05-03T14:05:30+02:00", "Sunday, 2026-05-03 14:05 +02:00"],
  ["Thu, 31 Feb 2026 14:05:30 +0200", undefined],
  ["Sun, 3 May 2026 25:05:30 +0200", undefined],
  ["yesterday", undefined],
  ["", undefined],
])("%j is %s", (header, line) => {
  const date = mailDate(header);
  expect(date && dateLine(date)).toBe(line);
});

test("gives back the moment of every date that JavaScript writes", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1971-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
      (date) => {
        expect(mailDate(date.toUTCString())?.instant).toBe(Math.floor(date.getTime() / 1000) * 1000);
      },
    ),
  );
});
