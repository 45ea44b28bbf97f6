import * as t from "../messages/messages.ts";

const language = "en";
const integers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
const dates = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/** ".742", "−.054", "1.000": without a leading zero, as the literature prints scores. Never a zero for what was not measured. */
export function score(value: number | null, digits = 3): string {
  if (value === null) return t.design.notMeasured;
  const text = Math.abs(value).toFixed(digits);
  const sign = value < 0 && /[1-9]/.test(text) ? "−" : "";
  return sign + text.replace(/^0\./, ".");
}

/** A difference, with its sign where there is one. */
export function difference(value: number | null, digits = 3): string {
  const text = score(value, digits);
  return value === null || value <= 0 || !/[1-9]/.test(text) ? text : `+${text}`;
}

/** "[.711, .772]", which no line breaks; empty where there is no interval. */
export function interval(
  low: number | null,
  high: number | null,
  shown: (value: number) => string = score,
): string {
  return low === null || high === null ? "" : `[${shown(low)},\u00a0${shown(high)}]`;
}

export function count(value: number): string {
  return integers.format(value);
}

/** "950", "1.2k", "3M": where there is little room, as on an axis. */
export function shortCount(value: number): string {
  return short.format(value).replace("K", "k");
}

/** "12 %", "0.4 %", "under 0.1 %". */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return t.design.underTenth;
  const hundredths = 100 * share;
  return `${hundredths > 0 && hundredths < 10 ? Number(hundredths.toFixed(1)) : Math.round(hundredths)} %`;
}

/** "740 ms", "4.2 s", "3 min 10 s", "2 h 5 min". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000)
    return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "512 B", "1.2 kB", "3.4 MB". */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let [amount, unit] = [value, 0];
  while (amount >= 1000 && unit < units.length - 1) [amount, unit] = [amount / 1000, unit + 1];
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`;
}

/** "$0.0123", "$12.40". */
export function money(usd: number): string {
  return `$${usd.toFixed(usd !== 0 && Math.abs(usd) < 1 ? 4 : 2)}`;
}

export function date(milliseconds: number): string {
  return dates.format(milliseconds);
}

const languages = new Intl.DisplayNames([language], { type: "language", fallback: "code" });

/** "German" for "de"; what is no language's code stays as it is. */
export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
