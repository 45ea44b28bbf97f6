import { describe, expect, test } from "vitest";
import { componentsOf, type Component } from "./components.ts";
import { instantOf, localAt, momentOf } from "./moment.ts";
import { zonesOf } from "./zones.ts";

const berlin = `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:/our.example/Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Endless
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=SECONDLY
END:STANDARD
END:VTIMEZONE
END:VCALENDAR`;
const [calendar] = componentsOf(berlin).calendars as [Component];
const unknown = new Set<string>();
const zoneOf = zonesOf(calendar, { days: 1e6 }, unknown);
const utcOf = (local: string, zone: string) => {
  const moment = momentOf(local, zoneOf(zone));
  return moment && new Date(instantOf(moment)).toISOString().slice(0, 16);
};

describe.each([
  ["/our.example/Europe/Berlin"],
  ["Europe/Berlin"],
  ["W. Europe Standard Time"],
  ["/freeassociation.example/Europe/Berlin"],
])("times in %s", (zone) => {
  test.each([
    ["2026-01-15T12:00:00", "2026-01-15T11:00"],
    ["2026-07-15T12:00:00", "2026-07-15T10:00"],
    // The clock skips from 2:00 to 3:00, and goes back from 3:00 to 2:00.
    ["2026-03-29T01:59:00", "2026-03-29T00:59"],
    ["2026-03-29T02:30:00", "2026-03-29T01:30"],
    ["2026-03-29T03:00:00", "2026-03-29T01:00"],
    ["2026-10-25T01:59:00", "2026-10-24T23:59"],
    ["2026-10-25T03:00:00", "2026-10-25T02:00"],
  ])("%s is %s by UTC", (local, expected) => {
    expect(utcOf(local, zone)).toBe(expected);
  });

  test("go there and back through the year", () => {
    const hours = Array.from({ length: 8760 }, (_, hour) => Date.UTC(2026, 0, 1, hour));
    const lost = hours.filter((instant) => {
      const there = localAt(instant, zoneOf(zone));
      return instantOf({ local: there, isDate: false, zone: zoneOf(zone) }) !== instant;
    });
    // The hour that the clock shows twice is one of the two.
    expect(lost.length).toBe(1);
  });
});

test.each([
  ["2026-03-08T01:59:00", "2026-03-08T06:59"],
  ["2026-03-08T02:30:00", "2026-03-08T07:30"],
  ["2026-03-08T03:30:00", "2026-03-08T07:30"],
  ["2026-11-01T05:30:00", "2026-11-01T10:30"],
])("west of Greenwich %s is %s by UTC", (local, expected) => {
  expect(utcOf(local, "Eastern Standard Time")).toBe(expected);
});

test("a zone is named as people know it", () => {
  expect(["/our.example/Europe/Berlin", "W. Europe Standard Time"].map((name) => zoneOf(name)?.name)).toEqual(
    ["Europe/Berlin", "Europe/Berlin"],
  );
});

test("names that nobody knows are collected, and rules without end make no zone", () => {
  expect([zoneOf("Middle-earth"), zoneOf("Endless"), [...unknown]]).toEqual([
    undefined,
    undefined,
    ["Middle-earth", "Endless"],
  ]);
});
