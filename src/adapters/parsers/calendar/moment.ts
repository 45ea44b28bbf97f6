import { dayNumber, isDay } from "../shared/calendar-day.ts";
import type { Property } from "./components.ts";

export const dayMs = 86_400_000;

/** A clock somewhere. */
export interface Zone {
  name: string;
  /** How far the clock is ahead of UTC when it shows this; a time that the clock skips is told by the time before. */
  offsetAt(local: number): number;
}

/** A day, or a time on a day as the clock of a zone shows it. */
export interface Moment {
  /** Milliseconds since 1970, as if the clock showed UTC. */
  local: number;
  isDate: boolean;
  /** Undefined where the time is the same wherever one is. */
  zone: Zone | undefined;
}

export const utc: Zone = { name: "UTC", offsetAt: () => 0 };

/** The moments a property names; those that are none are passed over. */
export function momentsIn(
  property: Property | undefined,
  zoneOf: (name: string) => Zone | undefined,
): Moment[] {
  if (property === undefined) return [];
  const zone = property.parameters["tzid"];
  return property.values.flatMap((value) => {
    // Of a period only its beginning.
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const moment =
      typeof first === "string" ? momentOf(first, zone === undefined ? undefined : zoneOf(zone)) : undefined;
    return moment === undefined ? [] : [moment];
  });
}

/** From "2026-05-03" or "2026-05-03T14:00:00", with a Z for UTC. */
export function momentOf(value: string, zone: Zone | undefined): Moment | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(?:(\d\d):(\d\d):(\d\d)(Z?)|:*Z?))?$/.exec(value);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second] = found.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isDay({ year, month, day })) return undefined;
  const start = dayNumber({ year, month, day }) * dayMs;
  if (found[4] === undefined) return { local: start, isDate: true, zone: undefined };
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const local = start + (hour * 3600 + minute * 60 + second) * 1000;
  return { local, isDate: false, zone: found[7] === "Z" ? utc : zone };
}

/** Milliseconds since 1970, by UTC where the zone is not said. */
export function instantOf({ local, zone }: Moment): number {
  return local - (zone?.offsetAt(local) ?? 0);
}

/** What the clock of a zone shows at an instant. */
export function localAt(instant: number, zone: Zone | undefined): number {
  if (zone === undefined) return instant;
  const guess = instant + zone.offsetAt(instant);
  return instant + zone.offsetAt(guess);
}

/** What the clock of a zone shows at a moment of another; days and times without a zone stay. */
export function localIn(moment: Moment, zone: Zone | undefined): number {
  if (moment.isDate || moment.zone === undefined || zone === undefined || moment.zone === zone)
    return moment.local;
  return localAt(instantOf(moment), zone);
}

/** Days count as a calendar counts them, hours as a clock that is never changed. Undefined for what is no duration. */
export function durationOf(value: unknown): { days: number; ms: number } | undefined {
  const found =
    /^([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/.exec(
      typeof value === "string" ? value : "",
    );
  if (found === null || found[1] === "-") return undefined;
  const [weeks, days, hours, minutes, seconds] = found.slice(2).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

/** Of a day since 1970, from 0, Sunday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
