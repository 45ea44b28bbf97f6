import { type CalendarDay, dayNumber, isDay, isoDay, two, weekdayOf } from "../shared/calendar-day.ts";

/** A moment as the clock of whoever wrote it showed it. */
export interface MailDate extends CalendarDay {
  hour: number;
  minute: number;
  /** Of that clock, ahead of UTC; undefined where it is not said. */
  offsetMinutes?: number;
  /** In milliseconds since 1970, by UTC where no zone is said. */
  instant: number;
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** RFC 5322, 4.3, in hours. */
const namedZones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
};

const time = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d\d))?(?:\.\d+)?`;
const zone = String.raw`(?:\s*(?<zone>[+-]\d\d:?\d\d|[A-Z]{1,4}\b))?`;
const spellings = [
  // RFC 5322: "Sun, 3 May 2026 14:05:00 +0200".
  new RegExp(
    String.raw`\b(?<day>\d{1,2})[\s-]+(?<month>[a-z]{3})[a-z]*\.?[\s-]+(?<year>\d{2,4}),?\s+${time}${zone}`,
    "i",
  ),
  // asctime, with the zone before or after the year: "Sun May  3 14:05:00 2026".
  new RegExp(
    String.raw`\b(?<month>[a-z]{3})[a-z]*\s+(?<day>\d{1,2})\s+${time}${zone}\s+(?<year>\d{4})\b`,
    "i",
  ),
  // ISO 8601.
  new RegExp(String.raw`\b(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T\s]+${time}${zone}`, "i"),
];
const zoneAfterYear = /\d{4}\s+([+-]\d{4})\s*$/;
const longest = 200;

/** What a Date header, or the first line of a mail in a mailbox, says; undefined where it names no day. */
export function mailDate(value: string): MailDate | undefined {
  const given = value.slice(0, longest);
  for (const spelling of spellings) {
    const found = spelling.exec(given)?.groups;
    if (found === undefined) continue;
    const month = /^\d/.test(found["month"] ?? "")
      ? Number(found["month"])
      : monthNames.indexOf((found["month"] ?? "").toLowerCase()) + 1;
    const day = { year: fullYear(found["year"] ?? ""), month, day: Number(found["day"]) };
    const hour = Number(found["hour"]);
    const minute = Number(found["minute"]);
    if (!isDay(day) || hour > 23 || minute > 59) continue;
    const offsetMinutes = offsetOf(found["zone"] ?? zoneAfterYear.exec(given)?.[1]);
    const local =
      dayNumber(day) * 86_400_000 + (hour * 60 + minute) * 60_000 + Number(found["second"] ?? 0) * 1000;
    return {
      ...day,
      hour,
      minute,
      ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
      instant: local - (offsetMinutes ?? 0) * 60_000,
    };
  }
  return undefined;
}

/** "Sunday, 2026-05-03 14:05 +02:00". */
export function dateLine(date: MailDate): string {
  const { offsetMinutes } = date;
  const ahead = Math.abs(offsetMinutes ?? 0);
  const offset =
    offsetMinutes === undefined
      ? ""
      : ` ${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return `${weekdayOf(date)}, ${isoDay(date)} ${two(date.hour)}:${two(date.minute)}${offset}`;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (numeric === null) {
    const hours = namedZones[zone.toUpperCase()];
    return hours === undefined ? undefined : hours * 60;
  }
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  if (minutes > 14 * 60) return undefined;
  return numeric[1] === "-" ? -minutes : minutes;
}
