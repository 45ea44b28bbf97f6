/**
 * How long an answer asks to wait, in milliseconds; null where it does not say. A date counts from the answer's own date, so
 * that a clock that is wrong here does not matter.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const exact = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const told = headers["retry-after"]?.trim();
  if (told === undefined || told === "") return null;
  if (/^\d+(?:\.\d+)?$/.test(told)) return Number(told) * 1000;
  const wait = Date.parse(told) - Date.parse(headers["date"] ?? "");
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
