import { dayMs, localIn, momentOf, type Zone } from "./moment.ts";
import type { Rule } from "./rule.ts";

const days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const frequencies = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"] as const;
/** No rule names more of one thing. */
const most = 400;

/** A rule from its jCal value; undefined for one that says nothing. */
export function ruleOf(value: unknown, zone: Zone | undefined): Rule | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const parts = value as Readonly<Record<string, unknown>>;
  const frequency = frequencies.find((name) => name === parts["freq"]);
  if (frequency === undefined) return undefined;
  const listed = (name: string) => [parts[name] ?? []].flat().slice(0, most);
  const numbers = (name: string, from: number, to: number) =>
    listed(name)
      .map(Number)
      .filter((number) => Number.isInteger(number) && Math.abs(number) >= from && Math.abs(number) <= to);
  const interval = Number(parts["interval"] ?? 1);
  const count = Number(parts["count"] ?? Number.NaN);
  const wkst = days.indexOf(String(parts["wkst"]));
  return {
    frequency,
    // Beyond any horizon the interval does not matter, and its products would no longer be exact.
    interval: Number.isInteger(interval) && interval >= 1 ? Math.min(interval, 100_000) : 1,
    count: Number.isInteger(count) && count >= 1 ? count : undefined,
    untilLocal: untilOf(parts["until"], zone),
    months: numbers("bymonth", 1, 12),
    weekNumbers: numbers("byweekno", 1, 53),
    yearDays: numbers("byyearday", 1, 366),
    monthDays: numbers("bymonthday", 1, 31),
    weekdays: listed("byday").flatMap((day) => {
      const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(typeof day === "string" ? day : "");
      if (found === null) return [];
      return [
        {
          weekday: days.indexOf(found[2] as string),
          position: found[1] === undefined ? undefined : Number(found[1]),
        },
      ];
    }),
    hours: numbers("byhour", 0, 23),
    minutes: numbers("byminute", 0, 59),
    seconds: numbers("bysecond", 0, 59),
    positions: numbers("bysetpos", 1, 366),
    weekStart: wkst < 0 ? 1 : wkst,
  };
}

/** A day counts to its end. */
function untilOf(value: unknown, zone: Zone | undefined): number | undefined {
  const until = typeof value === "string" ? momentOf(value, undefined) : undefined;
  if (until === undefined) return undefined;
  return until.isDate ? until.local + dayMs - 1 : localIn(until, zone);
}
