import { AppError } from "../contracts/app-error.ts";

const units: Record<string, number> = { min: 60_000, h: 3_600_000, d: 86_400_000 };
const date = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * The moment that `--since` names, in milliseconds since 1970-01-01 UTC: a day, a time, or so long before `now`. A time without
 * a zone is UTC, as everything that is printed. Throws AppError "config.invalid".
 */
export function sinceTime(text: string, now: number): number {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)(min|h|d)$/.exec(text) ?? [];
  if (amount !== undefined) return now - Number(amount) * (units[unit] ?? NaN);
  const time = date.test(text)
    ? Date.parse(/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : withZone(text))
    : NaN;
  if (!Number.isNaN(time)) return time;
  throw new AppError("config.invalid", {
    message: `--since ${JSON.stringify(text)} is neither a date nor a length of time.`,
    hint: "Write it like this: --since 2026-01-31, --since 2026-01-31T12:00Z or --since 7d.",
  });
}

function withZone(text: string): string {
  return text.includes("T") ? `${text}Z` : `${text}T00:00Z`;
}
