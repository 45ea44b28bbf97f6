import { dayOfNumber, monthName, weekdays as weekdayNames } from "../shared/calendar-day.ts";
import { dayMs, weekdayOfDay } from "./moment.ts";
import type { Rule } from "./rule.ts";
import { dayWords } from "./when-words.ts";

const units = {
  YEARLY: "year",
  MONTHLY: "month",
  WEEKLY: "week",
  DAILY: "day",
  HOURLY: "hour",
  MINUTELY: "minute",
  SECONDLY: "second",
} as const;

/** A rule as a person would say it: "every 2 weeks on Monday and Wednesday until Tuesday, 30 June 2026". */
export function ruleWords(rule: Rule, first: number): string {
  const unit = units[rule.frequency];
  const every = rule.interval === 1 ? `every ${unit}` : `every ${rule.interval} ${unit}s`;
  const isPlainWeek = rule.frequency === "WEEKLY" && rule.interval === 1 && rule.weekdays.length === 0;
  const when = isPlainWeek ? `every ${weekdayNames[weekdayOfDay(Math.floor(first / dayMs))]}` : every;
  return [when, ...onWords(rule, first), ...endWords(rule)].join(" ");
}

function onWords(rule: Rule, first: number): string[] {
  const { frequency, months, monthDays, yearDays, weekNumbers, weekdays, positions, hours, interval } = rule;
  const firstDay = Math.floor(first / dayMs);
  const start = dayOfNumber(firstDay);
  const words: string[] = [];
  const isPlain = monthDays.length + yearDays.length + weekNumbers.length + weekdays.length === 0;
  if (positions.length > 0) words.push(`on the ${listed(positions.map(ordinal))} of`);
  if (weekdays.length > 0) {
    const on = positions.length > 0 ? "" : "on ";
    words.push(
      `${on}${listed(weekdays.map(({ weekday, position }) => `${position === undefined ? "" : `the ${ordinal(position)} `}${weekdayNames[weekday]}`))}`,
    );
  }
  if (monthDays.length > 0)
    words.push(`on ${listed(monthDays.map((day) => (day > 0 ? `day ${day}` : `the ${ordinal(day)} day`)))}`);
  if (yearDays.length > 0) words.push(`on ${listed(yearDays.map((day) => `day ${day}`))} of the year`);
  if (weekNumbers.length > 0) words.push(`in week ${listed(weekNumbers.map(String))}`);
  if (isPlain && frequency === "MONTHLY") words.push(`on day ${start.day}`);
  if (isPlain && frequency === "YEARLY") {
    words.push(months.length === 0 ? `on ${start.day} ${monthName(start.month)}` : `on day ${start.day}`);
  }
  if (isPlain && frequency === "WEEKLY" && interval > 1)
    words.push(`on ${weekdayNames[weekdayOfDay(firstDay)]}`);
  if (months.length > 0) words.push(`in ${listed(months.map(monthName))}`);
  if (hours.length > 0) words.push(`at ${listed(hours.map((hour) => `${hour} h`))}`);
  return words;
}

function endWords({ count, untilLocal }: Rule): string[] {
  if (untilLocal !== undefined) return [`until ${dayWords(untilLocal)}`];
  return count === undefined ? [] : [count === 1 ? "once" : `${count} times`];
}

/** "first", "last", "second to last", "7th". */
function ordinal(position: number): string {
  if (position < 0) return position === -1 ? "last" : `${ordinal(-position)} to last`;
  const named = ["first", "second", "third", "fourth", "fifth"][position - 1];
  return named ?? `${position}th`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
