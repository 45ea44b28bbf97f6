import type { SearchComparison, SearchResult, SearchScore } from "@contracts/search.ts";
import { difference, interval } from "../../../design/format.ts";
import { isLowerBetter } from "../../../design/metric-direction.ts";
import { metricText } from "../../../design/metric-text.ts";
import * as t from "../../../messages/messages.ts";

export type Standing = "better" | "worse" | "inconclusive" | "none";

/** ".791 [.652, .930]". */
export function scoreText({ mean, low, high }: SearchScore): string {
  return [metricText(mean), interval(low, high, metricText)].filter((part) => part !== "").join(" ");
}

/** What may be said of the winner against another, from the interval of their difference. */
export function standingOf({ low, high }: SearchComparison, metric: string): Standing {
  if (low === null || high === null) return "none";
  const [worst, best] = isLowerBetter(metric) ? [-high, -low] : [low, high];
  if (worst > 0) return "better";
  return best < 0 ? "worse" : "inconclusive";
}

export function comparisonText({ difference: mean, low, high, n, why }: SearchComparison): string {
  const words = t.search.outcome;
  if (mean === null) return words.neverBoth;
  if (low === null || high === null) return words.noInterval(difference(mean), n, why);
  return words.by(difference(mean), interval(low, high, difference), n);
}

/** What the search found, for whoever reads one line of it. */
export function conclusionOf({ baseline, verdict }: SearchResult, metric: string): string {
  const words = t.search.outcome;
  if (baseline === null) return words.noBaseline;
  if (baseline.comparison === null) return words.isBaseline;
  const standing = standingOf(baseline.comparison, metric);
  return verdict === "confirmed" || standing === "worse"
    ? words.conclusion[standing]
    : words.unsure[standing];
}

/** Why the two scores of the winner differ, and which way they did. */
export function luckText({ confirmed, optimistic }: SearchResult, metric: string): string | null {
  if (confirmed === null || optimistic === null) return null;
  const fell = isLowerBetter(metric) ? confirmed.mean > optimistic.mean : confirmed.mean < optimistic.mean;
  return fell ? t.search.outcome.fell : t.search.outcome.rose;
}

/** Share of all question evaluations that were not needed; null where nothing is known of all. */
export function savedShare(spent: number, exhaustive: number): number | null {
  return exhaustive === 0 ? null : Math.max(0, 1 - spent / exhaustive);
}
