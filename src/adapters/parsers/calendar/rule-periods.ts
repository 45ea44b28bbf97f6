import { type CalendarDay, dayNumber, dayOfNumber } from "../shared/calendar-day.ts";
import type { Rule } from "./rule.ts";
import { weekdayOfDay } from "./moment.ts";

export interface Period {
  begin: number;
  /** Those that may fit. */
  days: number[];
}

/** The periods that the interval does not pass over, without end. */
export function* periods(rule: Rule, startDay: number): Generator<Period> {
  const { frequency, interval, weekStart } = rule;
  const { year, month } = dayOfNumber(startDay);
  const weekBegin = startDay - ((weekdayOfDay(startDay) - weekStart + 7) % 7);
  const months = monthsOfYear(rule, month);
  for (let step = 0; ; step += interval) {
    if (frequency === "DAILY") yield { begin: startDay + step, days: [startDay + step] };
    else if (frequency === "WEEKLY") {
      const begin = weekBegin + step * 7;
      yield { begin, days: range(begin, 7) };
    } else if (frequency === "MONTHLY") {
      const index = year * 12 + month - 1 + step;
      const inYear = { year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 };
      yield { begin: dayNumber(inYear), days: daysOfMonth(rule, inYear, startDay) };
    } else {
      const inYear = { year: year + step, month: 1, day: 1 };
      const days = months.flatMap((inMonth) => daysOfMonth(rule, { ...inYear, month: inMonth }, startDay));
      yield { begin: dayNumber(inYear), days };
    }
  }
}

function saysNoDay({ weekNumbers, yearDays, monthDays, weekdays }: Rule): boolean {
  return weekNumbers.length + yearDays.length + monthDays.length + weekdays.length === 0;
}

function monthsOfYear(rule: Rule, first: number): number[] {
  if (rule.months.length > 0) return [...new Set(rule.months)].sort((a, b) => a - b);
  return saysNoDay(rule) ? [first] : range(1, 12);
}

/** Only the day of the first time where the rule says nothing of days: a birthday is looked for on no other. */
function daysOfMonth(rule: Rule, month: CalendarDay, startDay: number): number[] {
  const begin = dayNumber(month);
  const length = dayNumber({ ...month, month: month.month + 1 }) - begin;
  if (!saysNoDay(rule)) return range(begin, length);
  const { day } = dayOfNumber(startDay);
  return day > length ? [] : [begin + day - 1];
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, at) => from + at);
}
