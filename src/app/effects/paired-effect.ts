import { withoutEmptyClusters, type ClusteredValues } from "../../core/statistics/clustered-values.ts";
import { withoutResidue } from "../../core/comparison/paired-scores.ts";
import type { VariedSetting } from "./varied-settings.ts";

/** Two runs that differ in one setting alone, by their places. */
export interface Pair {
  with: number;
  reference: number;
}

export function pairsOf(
  settings: readonly VariedSetting[],
  setting: VariedSetting,
  level: number,
  reference: number,
): Pair[] {
  const others = settings.filter((one) => one !== setting);
  const keyOf = (run: number): string => others.map(({ levelOf }) => levelOf[run]).join(",");
  const references = new Map<string, number>();
  for (const [run, own] of setting.levelOf.entries()) {
    if (own === reference) references.set(keyOf(run), run);
  }
  return setting.levelOf.flatMap((own, run) => {
    const other = own === level ? references.get(keyOf(run)) : undefined;
    return other === undefined ? [] : [{ with: run, reference: other }];
  });
}

/**
 * For each question the mean difference over the pairs, of questions that all their runs scored. What is left to chance is which
 * questions were asked: the pairs are taken as the whole of what the effect is the mean of.
 */
export function pairedDifferences(
  pairs: readonly Pair[],
  scores: readonly Float64Array[],
  clusterOf: Uint32Array,
): ClusteredValues {
  const values: number[] = [];
  const clusters: number[] = [];
  for (let question = 0; question < clusterOf.length; question++) {
    let sum = 0;
    for (const pair of pairs) {
      sum += withoutResidue(scores[pair.with]![question]! - scores[pair.reference]![question]!);
    }
    if (Number.isNaN(sum)) continue;
    values.push(sum / pairs.length);
    clusters.push(clusterOf[question]!);
  }
  return withoutEmptyClusters(Float64Array.from(values), Uint32Array.from(clusters));
}
