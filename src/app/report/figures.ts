import { count } from "../../contracts/count-text.ts";
import type { MetricSummary } from "../../contracts/outcome.ts";

/** ".741", "1.000", "−.020": without a leading zero, as the literature prints scores. */
export function score(value: number | null, places = 3): string {
  if (value === null) return "–";
  const text = value.toFixed(places);
  return text
    .replace(/^(-?)0\./, "$1.")
    .replace(/^-(?=[.0]*$)/, "")
    .replace("-", "−");
}

/** "[.662, .812]"; empty where there is none. */
export function interval({ low, high }: Pick<MetricSummary, "low" | "high">): string {
  return low === null || high === null ? "" : `[${score(low)}, ${score(high)}]`;
}

/** A stage's count or size. */
export function amount(value: number): string {
  return Number.isInteger(value) ? count(value) : score(value);
}

/** "2026-11-03 14:05 UTC". */
export function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Digests and keys are told apart by their beginnings. */
export function short(digest: string | null): string {
  return digest === null ? "–" : digest.slice(0, 12);
}

/** At most so many UTF-16 code units, with an ellipsis where something was cut. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, safeCut(text, limit))}…`;
}

/** The nearest place at or before `at` that parts neither a surrogate pair nor a letter from its combining marks. */
export function safeCut(text: string, at: number): number {
  if (at >= text.length) return text.length;
  // A longer run of marks is no letter of any script.
  const furthest = Math.max(0, at - 16);
  for (let cut = at; cut > furthest; cut--) {
    if (!/^(?:[\udc00-\udfff]|\p{M}|\u200d)/u.test(text.slice(cut, cut + 2)) && text[cut - 1] !== "\u200d")
      return cut;
  }
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? Math.max(0, at - 1) : at;
}
