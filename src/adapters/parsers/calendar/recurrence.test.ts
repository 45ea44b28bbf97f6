import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { momentOf } from "./moment.ts";
import { ruleOf } from "./read-rule.ts";
import { occurrences } from "./recurrence.ts";
import { ruleWords } from "./rule-words.ts";

const local = (text: string) => (momentOf(text, undefined) ?? { local: Number.NaN }).local;
const parsed = (rule: string) => {
  const read = ruleOf(ICAL.Recur.fromString(rule).toJSON(), undefined);
  if (read === undefined) throw new Error(rule);
  return read;
};
const datesOf = (rule: string, first: string, most = 5, budget = { days: 1e6 }) => {
  const { starts, end } = occurrences(parsed(rule), local(first), most, budget);
  return { dates: starts.map((start) => new Date(start).toISOString().slice(0, 16)), end };
};

describe("lists", () => {
  test.each<[string, string, string[]]>([
    [
      "FREQ=DAILY;COUNT=3",
      "2026-05-30T10:00:00",
      ["2026-05-30T10:00", "2026-05-31T10:00", "2026-06-01T10:00"],
    ],
    [
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4",
      "2026-05-06T10:00:00",
      ["2026-05-06T10:00", "2026-05-18T10:00", "2026-05-20T10:00", "2026-06-01T10:00"],
    ],
    [
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU;COUNT=2",
      "2026-05-05T10:00:00",
      ["2026-05-05T10:00", "2026-05-17T10:00"],
    ],
    ["FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "2026-05-29T10:00:00", ["2026-05-29T10:00", "2026-06-26T10:00"]],
    [
      "FREQ=MONTHLY;COUNT=3",
      "2026-01-31T10:00:00",
      ["2026-01-31T10:00", "2026-03-31T10:00", "2026-05-31T10:00"],
    ],
    [
      "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
      "2026-01-31T10:00:00",
      ["2026-01-31T10:00", "2026-02-28T10:00", "2026-03-31T10:00"],
    ],
    [
      "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
      "2026-05-29T10:00:00",
      ["2026-05-29T10:00", "2026-06-30T10:00"],
    ],
    [
      "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2",
      "2026-02-13T10:00:00",
      ["2026-02-13T10:00", "2026-03-13T10:00"],
    ],
    [
      "FREQ=YEARLY;COUNT=3",
      "2024-02-29T10:00:00",
      ["2024-02-29T10:00", "2028-02-29T10:00", "2032-02-29T10:00"],
    ],
    [
      "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2",
      "2026-03-29T02:00:00",
      ["2026-03-29T02:00", "2027-03-28T02:00"],
    ],
    ["FREQ=YEARLY;BYDAY=20MO;COUNT=2", "2026-05-18T10:00:00", ["2026-05-18T10:00", "2027-05-17T10:00"]],
    [
      "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2",
      "2026-05-11T10:00:00",
      ["2026-05-11T10:00", "2027-05-17T10:00"],
    ],
    ["FREQ=YEARLY;BYYEARDAY=-1;COUNT=2", "2026-12-31T10:00:00", ["2026-12-31T10:00", "2027-12-31T10:00"]],
    [
      "FREQ=DAILY;BYHOUR=9,17;COUNT=3",
      "2026-05-01T09:00:00",
      ["2026-05-01T09:00", "2026-05-01T17:00", "2026-05-02T09:00"],
    ],
    ["FREQ=DAILY;UNTIL=20260502", "2026-05-01T09:00:00", ["2026-05-01T09:00", "2026-05-02T09:00"]],
    ["FREQ=DAILY;COUNT=1", "2026-05-01T09:00:00", ["2026-05-01T09:00"]],
  ])("%s from %s", (rule, first, dates) => {
    expect(datesOf(rule, first)).toEqual({ dates, end: "rule" });
  });
});

test.each([
  ["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", 1],
  ["FREQ=YEARLY;BYDAY=53MO;BYMONTH=4", 1],
  ["FREQ=SECONDLY", 1],
  [
    "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=1,2,3,4,5,6,7,8,9,10,11,12;BYSECOND=1,2,3,4,5,6,7,8,9,10,11,12",
    1,
  ],
  ["FREQ=DAILY", 5],
])("what has no end, or fits no day, ends at a bound: %s", (rule, count) => {
  const { dates, end } = datesOf(rule, "2026-05-01T09:00:00");
  expect([dates.length, end]).toEqual([count, "bound"]);
});

test("what one file may spend is shared by its rules", () => {
  const budget = { days: 122 };
  const counts = [0, 1].map(() => datesOf("FREQ=DAILY", "2026-05-01T09:00:00", 50, budget).dates.length);
  expect(counts).toEqual([50, 11]);
});

test("agrees with ical.js on rules whose first time fits them", () => {
  const weekday = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  const positioned = fc
    .tuple(fc.constantFrom("1", "2", "3", "4", "-1", "-2"), weekday)
    .map(([position, day]) => position + day);
  const list = (of: fc.Arbitrary<string>) =>
    fc.uniqueArray(of, { minLength: 1, maxLength: 3 }).map((items) => items.join(","));
  const days = fc.integer({ min: 1, max: 28 }).map(String);
  const months = list(fc.integer({ min: 1, max: 12 }).map(String));
  const interval = fc.constantFrom("", ";INTERVAL=2", ";INTERVAL=3");
  const rules = fc.oneof(
    fc.constant("FREQ=DAILY"),
    months.map((month) => `FREQ=DAILY;BYMONTH=${month}`),
    list(weekday).map((day) => `FREQ=WEEKLY;BYDAY=${day}`),
    list(positioned).map((day) => `FREQ=MONTHLY;BYDAY=${day}`),
    list(days).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
    fc.tuple(months, list(days)).map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`),
    fc.tuple(months, list(positioned)).map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${day}`),
  );
  const starts = fc
    .integer({ min: 0, max: 12_000 })
    .map((day) => new Date(Date.UTC(1995, 0, 1 + day, 9)).toISOString().slice(0, 19));
  fc.assert(
    fc.property(rules, interval, starts, (rule, every, given) => {
      const text = `${rule}${every}`;
      // ical.js goes by the first time that fits; ours is the event's own, so it is taken from there.
      const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(given));
      const first = iterator.next().toString();
      const reference = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateTimeString(first));
      const expected = Array.from({ length: 12 }, () => reference.next().toString().slice(0, 16));
      expect(datesOf(text, first, 12).dates).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["FREQ=WEEKLY", "every Tuesday"],
  ["FREQ=WEEKLY;INTERVAL=2;COUNT=10", "every 2 weeks on Tuesday 10 times"],
  [
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20260630",
    "every week on Monday, Wednesday and Friday until Tuesday, 30 June 2026",
  ],
  ["FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"],
  ["FREQ=MONTHLY", "every month on day 5"],
  ["FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "every month on the last of Monday and Tuesday"],
  ["FREQ=YEARLY", "every year on 5 May"],
  ["FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "every year on the last Sunday in March and October"],
  ["FREQ=DAILY;INTERVAL=3", "every 3 days"],
])("%s is %j", (rule, words) => {
  expect(ruleWords(parsed(rule), local("2026-05-05T10:00:00"))).toBe(words);
});
