import { monthName, weekdays } from "../shared/calendar-day.ts";
import type { FormatToken } from "./format-sections.ts";

const msPerDay = 86_400_000;
/** The end of the year 9999, the last day a spreadsheet knows. */
const lastDay = 2_958_466;

/** A day number through a section with dates or times; undefined where it is no day. Names of months and days are English. */
export function formatDate(
  value: number,
  tokens: readonly FormatToken[],
  from1904: boolean,
): string | undefined {
  const serial = from1904 ? value + 1462 : value;
  if (serial < 0 || serial >= lastDay || Number.isNaN(serial)) return undefined;
  const date = dateOf(serial, tokens);
  const halfDay = tokens.some(({ kind, text }) => kind === "date" && /^a/i.test(text));
  let output = "";
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === "date")
      output += part(text, { date, halfDay, serial: value, isMinute: isMinute(tokens, at) });
    // A month of eleven is no percentage: what is left of number formats stands for itself.
    else output += text;
  }
  return output;
}

/** Rounded to what is shown, so that 11:59:59.7 is noon where seconds are the smallest. */
function dateOf(serial: number, tokens: readonly FormatToken[]): Date {
  const fractions = tokens.some(({ kind, text }) => kind === "date" && text.startsWith("."));
  const unit = fractions ? 1 : 1000;
  // Spreadsheets count a 29 February 1900 that never was, so that days before it are one further on.
  const day = serial < 60 ? serial + 1 : serial;
  return new Date(Math.round(((day - 25_569) * msPerDay) / unit) * unit);
}

interface Moment {
  date: Date;
  serial: number;
  halfDay: boolean;
  isMinute: boolean;
}

function part(text: string, { date, serial, halfDay, isMinute: minute }: Moment): string {
  const two = (number: number, width = text.length) => String(number).padStart(Math.min(width, 2), "0");
  const month = monthName(date.getUTCMonth() + 1);
  const weekday = weekdays[date.getUTCDay()] as string;
  const hour = date.getUTCHours();
  switch (text.startsWith("[") ? "[" : text.charAt(0).toLowerCase()) {
    case "[":
      return elapsed(serial, text);
    case "y":
    case "e": {
      const year = String(date.getUTCFullYear());
      return text.length <= 2 && !text.startsWith("e") ? year.slice(-2) : year;
    }
    case "m":
      if (minute) return two(date.getUTCMinutes());
      if (text.length <= 2) return two(date.getUTCMonth() + 1);
      return text.length === 3 ? month.slice(0, 3) : text.length === 5 ? month.charAt(0) : month;
    case "d":
      if (text.length <= 2) return two(date.getUTCDate());
      return text.length === 3 ? weekday.slice(0, 3) : weekday;
    case "h":
      return two(halfDay ? hour % 12 || 12 : hour);
    case "s":
      return two(date.getUTCSeconds());
    case ".":
      return `.${String(date.getUTCMilliseconds())
        .padStart(3, "0")
        .slice(0, text.length - 1)}`;
    default: {
      const [morning = "AM", evening = "PM"] = text.split("/");
      return hour < 12 ? morning : evening;
    }
  }
}

function elapsed(serial: number, text: string): string {
  const seconds = Math.round(serial * 86_400);
  const unit = text.includes("h") ? 3600 : text.includes("m") ? 60 : 1;
  return String(Math.floor(seconds / unit)).padStart(text.length - 2, "0");
}

/** An m after hours or before seconds is a minute, else a month. */
function isMinute(tokens: readonly FormatToken[], at: number): boolean {
  const isDate = ({ kind, text }: FormatToken) => kind === "date" && !/^[.a]/i.test(text);
  const before = tokens.slice(0, at).findLast(isDate);
  const after = tokens.slice(at + 1).find(isDate);
  return /h/.test(before?.text ?? "") || /s/.test(after?.text ?? "");
}
