import type { GateLine } from "../../contracts/gate.ts";
import type { PairedScores } from "../comparison/paired-scores.ts";
import { counted } from "../../contracts/count-text.ts";
import { shareText } from "./gate-sentences.ts";

type CoverageLine = Extract<GateLine, { rule: "coverage" }>;

/**
 * Whether enough was measured. Of the questions that the baseline scored, the candidate must have scored the share; one that answers
 * fewer questions must not look better by the ones it left out, so what it calls not applicable counts as missing. Of
 * the questions that apply to it, the baseline must have scored as large a share, or the pairs are no fair sample either.
 */
export function judgeCoverage(
  metric: string,
  { coverage, differences }: Pick<PairedScores, "coverage" | "differences">,
  atLeast: number,
): CoverageLine {
  const { scored, failed } = coverage.first;
  const baseline = { scored, of: scored + failed };
  const candidate = { scored: differences.values.length, of: scored };
  const holds = [baseline, candidate].every((share) => share.of > 0 && share.scored / share.of >= atLeast);
  return {
    rule: "coverage",
    title: `${metric} is measured on at least ${shareText(atLeast)} of the questions`,
    end: holds ? "pass" : "could-not-decide",
    sentence: sentence(metric, { baseline, candidate, atLeast }),
    metric,
    atLeast,
    baseline,
    candidate,
  };
}

function sentence(
  metric: string,
  { baseline, candidate, atLeast }: Pick<CoverageLine, "baseline" | "candidate" | "atLeast">,
): string {
  if (baseline.of === 0) return `${metric} applies to none of the common questions in the baseline.`;
  if (baseline.scored / baseline.of < atLeast) {
    return `The baseline itself measured ${metric} on ${shared(baseline)}, and at least ${shareText(atLeast)} are asked for.`;
  }
  const missing = candidate.scored / candidate.of < atLeast ? "only " : "";
  return `The candidate measured ${metric} on ${missing}${shared(candidate)} that the baseline measured; at least ${shareText(atLeast)} are asked for.`;
}

function shared({ scored, of }: CoverageLine["baseline"]): string {
  return `${scored} of ${counted(of, "question")} (${shareText(scored / of)})`;
}
