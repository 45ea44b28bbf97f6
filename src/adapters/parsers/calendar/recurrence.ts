import { dayNumber, dayOfNumber } from "../shared/calendar-day.ts";
import { dayMs } from "./moment.ts";

/** RFC 5545, 3.3.10. Numbers as there; days of the week from 0, Sunday. */
export interface Rule {
  frequency: "YEARLY" | "MONTHLY" | "WEEKLY" | "DAILY" | "HOURLY" | "MINUTELY" | "SECONDLY";
  interval: number;
  count: number | undefined;
  /** By the clock of the event. */
  untilLocal: number | undefined;
  months: readonly number[];
  weekNumbers: readonly number[];
  yearDays: readonly number[];
  monthDays: readonly number[];
  weekdays: readonly { weekday: number; position: number | undefined }[];
  hours: readonly number[];
  minutes: readonly number[];
  seconds: readonly number[];
  positions: readonly number[];
  weekStart: number;
}

/** What may be spent on the rules of one file: days looked at. */
export interface Budget {
  days: number;
}

export interface Occurrences {
  /** Local times, in order. */
  starts: number[];
  /** What ended the list: the rule itself, or a bound of ours. */
  end: "rule" | "bound";
}

/** Nobody plans further. */
const horizonYears = 200;
const mostTimesADay = 1440;

/**
 * When a series takes place, from its first time on, which always counts. It is listed day by day, so a rule that fits no day
 * ends at the horizon. Series by the hour and shorter are not listed.
 */
export function occurrences(rule: Rule, first: number, most: number, budget: Budget): Occurrences {
  const starts = [first];
  if (isShort(rule) || timesOfDay(rule, first).length > mostTimesADay) return { starts, end: "bound" };
  const times = timesOfDay(rule, first);
  const startDay = Math.floor(first / dayMs);
  const lastYear = Math.min(9998, dayOfNumber(startDay).year + horizonYears);
  const end = Math.min(
    rule.untilLocal ?? Number.POSITIVE_INFINITY,
    dayNumber({ year: lastYear, month: 12, day: 31 }) * dayMs,
  );
  const count = rule.count ?? Number.POSITIVE_INFINITY;
  if (count <= 1) return { starts, end: "rule" };

  for (const days of periods(rule, startDay)) {
    if ((days[0] as number) * dayMs > end) {
      const isOver = rule.untilLocal !== undefined && rule.untilLocal <= end;
      return { starts, end: isOver ? "rule" : "bound" };
    }
    budget.days -= days.length;
    if (budget.days < 0) return { starts, end: "bound" };
    const fitting = days.filter((day) => fits(rule, day, startDay));
    const all = fitting.flatMap((day) => times.map((time) => day * dayMs + time));
    for (const start of rule.positions.length === 0 ? all : atPositions(all, rule.positions)) {
      if (start <= first) continue;
      if (start > end)
        return { starts, end: rule.untilLocal !== undefined && rule.untilLocal <= end ? "rule" : "bound" };
      starts.push(start);
      if (starts.length >= count) return { starts, end: "rule" };
      if (starts.length >= most) return { starts, end: "bound" };
    }
  }
  return { starts, end: "bound" };
}

export function isShort({ frequency }: Rule): boolean {
  return frequency === "HOURLY" || frequency === "MINUTELY" || frequency === "SECONDLY";
}

/** The days of each period that the interval does not pass over, without end. */
function* periods({ frequency, interval, weekStart }: Rule, startDay: number): Generator<number[]> {
  const { year, month } = dayOfNumber(startDay);
  const range = (from: number, length: number) => Array.from({ length }, (_, at) => from + at);
  for (let step = 0; ; step += interval) {
    if (frequency === "DAILY") yield [startDay + step];
    else if (frequency === "WEEKLY") {
      const weekBegin = startDay - ((weekdayOfDay(startDay) - weekStart + 7) % 7);
      yield range(weekBegin + step * 7, 7);
    } else {
      const months = frequency === "MONTHLY" ? year * 12 + month - 1 + step : (year + step) * 12;
      const from = dayNumber({ year: Math.floor(months / 12), month: (months % 12) + 1, day: 1 });
      const next = months + (frequency === "MONTHLY" ? 1 : 12);
      yield range(from, dayNumber({ year: Math.floor(next / 12), month: (next % 12) + 1, day: 1 }) - from);
    }
  }
}

/** Whether a day fits what the rule says of days; where it says nothing, the day of the first time counts. */
function fits(rule: Rule, dayOfEpoch: number, startDay: number): boolean {
  const { year, month, day } = dayOfNumber(dayOfEpoch);
  const first = dayOfNumber(startDay);
  const { frequency, months, weekNumbers, yearDays, monthDays, weekdays } = rule;
  if (months.length > 0 && !months.includes(month)) return false;
  const yearBegin = dayNumber({ year, month: 1, day: 1 });
  const yearLength = dayNumber({ year: year + 1, month: 1, day: 1 }) - yearBegin;
  const yearDay = dayOfEpoch - yearBegin + 1;
  const monthLength = dayOfNumber(
    dayNumber({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 }) - 1,
  ).day;
  if (
    yearDays.length > 0 &&
    !yearDays.some((wanted) => wanted === yearDay || yearLength + wanted + 1 === yearDay)
  )
    return false;
  if (monthDays.length > 0 && !monthDays.some((wanted) => wanted === day || monthLength + wanted + 1 === day))
    return false;
  if (weekNumbers.length > 0 && !fitsWeek(rule, dayOfEpoch)) return false;
  const weekday = weekdayOfDay(dayOfEpoch);
  if (weekdays.length > 0) {
    const isInMonth = frequency === "MONTHLY" || months.length > 0;
    const [at, length] = isInMonth ? [day, monthLength] : [yearDay, yearLength];
    const position = Math.ceil(at / 7);
    const fromEnd = -Math.ceil((length - at + 1) / 7);
    const mayHavePosition = frequency === "MONTHLY" || (frequency === "YEARLY" && weekNumbers.length === 0);
    return weekdays.some(
      (wanted) =>
        wanted.weekday === weekday &&
        (wanted.position === undefined ||
          !mayHavePosition ||
          wanted.position === position ||
          wanted.position === fromEnd),
    );
  }
  if (frequency === "WEEKLY" || (weekNumbers.length > 0 && yearDays.length + monthDays.length === 0)) {
    return weekday === weekdayOfDay(startDay);
  }
  if (frequency === "DAILY" || yearDays.length + monthDays.length > 0) return true;
  if (day !== first.day) return false;
  return frequency === "MONTHLY" || months.length > 0 || month === first.month;
}

/** Weeks as ISO 8601 counts them, from the week that holds the fourth of January, with the rule's own first day of the week. */
function fitsWeek({ weekNumbers, weekStart }: Rule, day: number): boolean {
  const weekBegin = (of: number) => of - ((weekdayOfDay(of) - weekStart + 7) % 7);
  const begin = weekBegin(day);
  const { year } = dayOfNumber(begin + 3);
  const firstWeek = (ofYear: number) => weekBegin(dayNumber({ year: ofYear, month: 1, day: 4 }));
  const week = (begin - firstWeek(year)) / 7 + 1;
  const weeks = (firstWeek(year + 1) - firstWeek(year)) / 7;
  return weekNumbers.some((wanted) => wanted === week || weeks + wanted + 1 === week);
}

function timesOfDay({ hours, minutes, seconds }: Rule, first: number): number[] {
  const time = ((first % dayMs) + dayMs) % dayMs;
  const own = (list: readonly number[], value: number) => (list.length === 0 ? [value] : [...new Set(list)]);
  const all = own(hours, Math.floor(time / 3_600_000)).flatMap((hour) =>
    own(minutes, Math.floor(time / 60_000) % 60).flatMap((minute) =>
      own(seconds, Math.floor(time / 1000) % 60).map((second) => (hour * 3600 + minute * 60 + second) * 1000),
    ),
  );
  return all.sort((a, b) => a - b);
}

function atPositions(all: readonly number[], positions: readonly number[]): number[] {
  const chosen = positions.map((position) => all[position > 0 ? position - 1 : all.length + position]);
  return [...new Set(chosen)].filter((start) => start !== undefined).sort((a, b) => a - b);
}

/** From 0, Sunday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
