export interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
export const weekdays = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** Days since 1 January 1970, in the Gregorian calendar carried backwards. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  // Date.UTC takes years below 100 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

export function dayOfNumber(number: number): CalendarDay {
  const date = new Date(number * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether there is such a day. */
export function isDay(day: CalendarDay): boolean {
  if (!(day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1)) return false;
  return dayOfNumber(dayNumber(day)).day === day.day;
}

export function weekdayOf(day: CalendarDay): string {
  return weekdays[(((dayNumber(day) + 4) % 7) + 7) % 7] as string;
}

/** "3 May 2026". */
export function dayInWords({ year, month, day }: CalendarDay): string {
  return `${day} ${months[month - 1]} ${year}`;
}

export function monthName(month: number): string {
  return months[month - 1] as string;
}

/** "2026-05-03". */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, "0");
}
