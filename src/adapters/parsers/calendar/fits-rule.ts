import { type CalendarDay, dayNumber, dayOfNumber } from "../shared/calendar-day.ts";
import { weekdayOfDay } from "./moment.ts";
import type { Rule } from "./rule.ts";

/** Whether a day fits what the rule says of days; where it says nothing, the day of the first time counts. */
export function fitsRule(rule: Rule, dayOfEpoch: number, startDay: number): boolean {
  const { frequency, months, weekNumbers, yearDays, monthDays, weekdays } = rule;
  const date = dayOfNumber(dayOfEpoch);
  if (months.length > 0 && !months.includes(date.month)) return false;
  if (monthDays.length > 0 && !isAmong(monthDays, date.day, () => lengthOfMonth(date))) return false;
  if (yearDays.length > 0 && !isAmong(yearDays, dayOfYear(date, dayOfEpoch), () => lengthOfYear(date)))
    return false;
  if (weekNumbers.length > 0 && !fitsWeek(rule, dayOfEpoch)) return false;
  if (weekdays.length > 0) return fitsWeekday(rule, date, dayOfEpoch);
  const isWeekly =
    frequency === "WEEKLY" || (weekNumbers.length > 0 && yearDays.length + monthDays.length === 0);
  return !isWeekly || weekdayOfDay(dayOfEpoch) === weekdayOfDay(startDay);
}

/** Negative numbers count from the end. */
function isAmong(wanted: readonly number[], number: number, length: () => number): boolean {
  return wanted.includes(number) || (wanted.some((one) => one < 0) && wanted.includes(number - length() - 1));
}

/** "The second Monday" is that of the month where the rule names months, else of the year. */
function fitsWeekday(
  { frequency, months, weekNumbers, weekdays }: Rule,
  date: CalendarDay,
  dayOfEpoch: number,
): boolean {
  const weekday = weekdayOfDay(dayOfEpoch);
  const named = weekdays.filter((wanted) => wanted.weekday === weekday);
  const mayHavePosition = frequency === "MONTHLY" || (frequency === "YEARLY" && weekNumbers.length === 0);
  if (!mayHavePosition || named.some(({ position }) => position === undefined)) return named.length > 0;
  const isInMonth = frequency === "MONTHLY" || months.length > 0;
  const at = isInMonth ? date.day : dayOfYear(date, dayOfEpoch);
  return named.some(({ position = 0 }) => {
    if (position > 0) return position === Math.ceil(at / 7);
    const length = isInMonth ? lengthOfMonth(date) : lengthOfYear(date);
    return -position === Math.ceil((length - at + 1) / 7);
  });
}

function dayOfYear({ year }: CalendarDay, dayOfEpoch: number): number {
  return dayOfEpoch - dayNumber({ year, month: 1, day: 1 }) + 1;
}

function lengthOfYear({ year }: CalendarDay): number {
  return dayNumber({ year: year + 1, month: 1, day: 1 }) - dayNumber({ year, month: 1, day: 1 });
}

function lengthOfMonth({ year, month }: CalendarDay): number {
  return dayNumber({ year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 });
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
