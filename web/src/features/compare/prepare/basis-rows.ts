import type { MetricComparison } from "@contracts/verdict.ts";
import { count, score } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

/** What a verdict rests on, name and value; what is not known of it is left out. */
export function basisRows(
  compared: MetricComparison,
  letters: { first: string; second: string },
): [string, string][] {
  const { basisRows: names } = t.compare;
  const { p, n, clusters, designEffect, margin, largestLoss, detectable, coverage, discordant, verdict } =
    compared;
  const side = (letter: string, of: { scored: number; notApplicable: number; failed: number }): string =>
    t.compare.coverage(letter, of.scored, of.notApplicable, of.failed);
  const rows: [string, string | null][] = [
    [names.p, p === null ? null : t.compare.p(p)],
    [names.n, count(n)],
    [names.clusters, count(clusters)],
    [names.designEffect, designEffect === null ? null : t.compare.times(designEffect)],
    [names.margin, margin === null ? null : score(margin)],
    [names.largestLoss, largestLoss === null ? null : score(largestLoss)],
    [names.detectable, detectable === null ? null : score(detectable)],
    [
      names.coverage,
      coverage === null
        ? null
        : `${side(letters.first, coverage.first)}; ${side(letters.second, coverage.second)}`,
    ],
    [names.discordant, discordant === null ? null : t.compare.sides(discordant.gained, discordant.lost)],
    [
      names.needed,
      verdict.needed === null ? null : t.compare.needed(verdict.needed.questions, verdict.needed.clusters),
    ],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]));
}
