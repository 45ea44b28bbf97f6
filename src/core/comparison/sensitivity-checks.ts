import type { MetricComparison, SensitivityCheck } from "../../contracts/verdict.ts";
import type { Breathe } from "../../ports/breathe.ts";
import { clusterTotals } from "../statistics/clustered-values.ts";
import { mcNemar } from "../statistics/mcnemar.ts";
import { seededRandom } from "../statistics/random.ts";
import { signFlipTest } from "../statistics/sign-flip-test.ts";
import { studentisedBootstrap } from "../statistics/studentised-bootstrap.ts";
import { wilcoxonSignedRank } from "../statistics/wilcoxon-signed-rank.ts";
import { confidence } from "./decide-verdict.ts";
import type { PairedScores } from "./paired-scores.ts";

export interface CheckOptions {
  seed: number;
  resamples: number;
  breathe: Breathe;
}

/**
 * The same differences by other methods. A check that has no value is left out, and so is one that would not hold: McNemar's takes
 * every question for independent, so it is asked only where each has a cluster of its own; Wilcoxon's ranks the means of clusters.
 * @param discordant of a metric that says yes or no
 */
export async function sensitivityChecks(
  { differences }: PairedScores,
  discordant: MetricComparison["discordant"],
  { seed, resamples, breathe }: CheckOptions,
): Promise<SensitivityCheck[]> {
  const checks: SensitivityCheck[] = [];
  const flipped = await signFlipTest(differences, { random: seededRandom(seed), resamples, breathe });
  if (flipped.status === "estimated") checks.push({ check: "sign-flip", p: flipped.p, exact: flipped.exact });
  const drawn = { random: seededRandom(seed), resamples, confidence, breathe };
  const interval = await studentisedBootstrap(differences, drawn);
  if (interval.status === "estimated") {
    checks.push({ check: "studentised-bootstrap", low: interval.low, high: interval.high });
  }
  if (discordant !== null && differences.clusters === differences.values.length) {
    const exact = mcNemar({ onlyFirst: discordant.lost, onlySecond: discordant.gained });
    if (exact.status === "tested") checks.push({ check: "mcnemar-mid-p", p: exact.midP });
  }
  if (discordant === null) {
    const { sums, counts } = clusterTotals(differences);
    const ranks = wilcoxonSignedRank(sums.map((sum, cluster) => sum / counts[cluster]!));
    if (ranks.status === "tested") checks.push({ check: "wilcoxon", p: ranks.pValue });
  }
  return checks;
}
