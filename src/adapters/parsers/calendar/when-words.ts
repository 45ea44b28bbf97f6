import { dayInWords, dayOfNumber, two, weekdayOf } from "../shared/calendar-day.ts";
import { dayMs, instantOf, type Moment, type Zone } from "./moment.ts";

/** "Sunday, 3 May 2026". */
export function dayWords(local: number): string {
  const day = dayOfNumber(Math.floor(local / dayMs));
  return `${weekdayOf(day)}, ${dayInWords(day)}`;
}

/** "3 May 2026". */
export function shortDayWords(local: number): string {
  return dayInWords(dayOfNumber(Math.floor(local / dayMs)));
}

/** "14:05". */
export function timeWords(local: number): string {
  const minutes = Math.floor((((local % dayMs) + dayMs) % dayMs) / 60_000);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "Sunday, 3 May 2026, 14:05 (Europe/Berlin)", "Sunday, 3 May 2026". */
export function momentWords({ local, isDate, zone }: Moment): string {
  return isDate ? dayWords(local) : `${dayWords(local)}, ${timeWords(local)}${zoneWords(zone)}`;
}

/** From a start to what lies just behind the end, with how long that is. */
export function spanWords(start: Moment, end: Moment | undefined): string {
  if (start.isDate) {
    const last = end === undefined ? start.local : end.local - dayMs;
    if (last <= start.local) return `${dayWords(start.local)}, all day`;
    return `${dayWords(start.local)} to ${dayWords(last)}, all day, ${counted((last - start.local) / dayMs + 1, "day")}`;
  }
  const length = end === undefined ? 0 : instantOf(end) - instantOf(start);
  if (end === undefined || length <= 0) return momentWords(start);
  const isSameZone = end.zone?.name === start.zone?.name;
  const isSameDay = Math.floor(end.local / dayMs) === Math.floor(start.local / dayMs);
  const from = `${dayWords(start.local)}, ${timeWords(start.local)}`;
  const span = !isSameZone
    ? `${from}${zoneWords(start.zone)} to ${momentWords(end)}`
    : isSameDay
      ? `${from}–${timeWords(end.local)}${zoneWords(start.zone)}`
      : `${from} to ${dayWords(end.local)}, ${timeWords(end.local)}${zoneWords(start.zone)}`;
  return `${span}, ${lengthWords(length)}`;
}

function zoneWords(zone: Zone | undefined): string {
  return zone === undefined ? "" : ` (${zone.name})`;
}

/** "1 hour 30 minutes". */
export function lengthWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const parts = [
    counted(Math.floor(minutes / 1440), "day"),
    counted(Math.floor(minutes / 60) % 24, "hour"),
    counted(minutes % 60, "minute"),
  ].filter((part) => !part.startsWith("0 "));
  return parts.length === 0 ? "less than a minute" : parts.join(" ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
