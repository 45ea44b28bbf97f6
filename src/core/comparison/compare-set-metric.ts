import type { MetricComparison } from "../../contracts/verdict.ts";
import type { Observation, SetMetric } from "../../ports/set-metric.ts";
import { withoutEmptyClusters } from "../statistics/clustered-values.ts";
import { clusterJackknife } from "../statistics/cluster-jackknife.ts";
import type { ClusterRobustMean } from "../statistics/cluster-robust-mean.ts";
import { compareEstimate, type ComparedBy } from "./compare-metric.ts";
import type { CommonQuestions } from "./paired-scores.ts";
import type { Sides } from "./verdict-sentence.ts";

type Observed = readonly (Observation | null)[];

/**
 * Two runs by a figure of the whole question set, such as an AUROC: the difference of the two figures on the questions that have a part in
 * both, its spread by leaving out one cluster after the other.
 */
export function compareSetMetric(
  metric: Pick<SetMetric, "statistic">,
  one: Observed,
  other: Observed,
  common: CommonQuestions,
  by: ComparedBy,
  sides: Sides,
): MetricComparison {
  const left: Observation[] = [];
  const right: Observation[] = [];
  const numbers: number[] = [];
  for (let place = 0; place < common.clusterOf.length; place++) {
    const [first, second] = [one[common.first[place]!], other[common.second[place]!]];
    if (first == null || second == null) continue;
    left.push(first);
    right.push(second);
    numbers.push(common.clusterOf[place]!);
  }
  const all = new Float64Array(left.length).fill(1);
  const sample = withoutEmptyClusters(all, Uint32Array.from(numbers));
  const valueOf = (weights: Float64Array) => {
    const [first, second] = [metric.statistic(left, weights), metric.statistic(right, weights)];
    return first === undefined || second === undefined ? undefined : second - first;
  };
  const estimate = clusterJackknife(valueOf, sample);
  const n = left.length;
  const difference = valueOf(all) ?? null;
  const estimated: ClusterRobustMean | undefined =
    estimate.status === "undefined"
      ? undefined
      : {
          status: "estimated",
          mean: estimate.value,
          standardError: estimate.standardError,
          degrees: estimate.degrees,
          n,
          clusters: sample.clusters,
          designEffect: 1,
        };
  const compared = compareEstimate(
    {
      first: metric.statistic(left, all) ?? null,
      second: metric.statistic(right, all) ?? null,
      difference,
      n: difference === null ? 0 : n,
      clusters: sample.clusters,
      coverage: { first: coverageOf(one, common.first), second: coverageOf(other, common.second) },
      discordant: null,
      changed: left.filter((observation, place) => observation.predicted !== right[place]!.predicted).length,
    },
    estimated,
    by,
    sides,
  );
  // How often larger the variance is than of independent questions is not known for such a figure.
  return { ...compared, designEffect: null };
}

function coverageOf(observed: Observed, places: Uint32Array) {
  const scored = places.reduce((count, place) => count + (observed[place] == null ? 0 : 1), 0);
  return { scored, notApplicable: places.length - scored, failed: 0 };
}
