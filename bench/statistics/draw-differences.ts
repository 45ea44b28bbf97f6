import type { ClusteredValues } from "../../src/core/statistics/clustered-values.ts";
import type { Random } from "../../src/core/statistics/random.ts";
import type { Design } from "./design.ts";

/** Of the latent variance: what both systems share of a source, of a question, and what is a system's own. */
const sourceShare = 0.2;
const questionShare = 0.4;
const ownShare = 0.4;

/** Standard normal numbers by the polar method of Marsaglia and Bray (1964). */
export function gaussian(random: Random): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    let x = 0;
    let y = 0;
    let square = 0;
    do {
      x = 2 * random.uniform() - 1;
      y = 2 * random.uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * scale;
    return x * scale;
  };
}

/** One data set: differences B minus A of the questions scored on both sides, clustered by source. */
export function drawDifferences(
  { outcome, clusters, questionsPerCluster, intraClusterCorrelation, missing }: Design,
  latent: { a: number; b: number },
  random: Random,
  normal: () => number,
): ClusteredValues {
  const values = new Float64Array(clusters * questionsPerCluster);
  const clusterOf = new Uint32Array(values.length);
  const shared = Math.sqrt(ownShare * intraClusterCorrelation);
  const own = Math.sqrt(ownShare * (1 - intraClusterCorrelation));
  let kept = 0;
  let filled = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const source = Math.sqrt(sourceShare) * normal();
    const [ofA, ofB] = [shared * normal(), shared * normal()];
    const before = kept;
    for (let question = 0; question < questionsPerCluster; question++) {
      const difficulty = source + Math.sqrt(questionShare) * normal();
      const a = outcome.score(latent.a + difficulty + ofA + own * normal());
      const b = outcome.score(latent.b + difficulty + ofB + own * normal());
      if (missing > 0 && (random.uniform() < missing || random.uniform() < missing)) continue;
      clusterOf[kept] = filled;
      values[kept++] = b - a;
    }
    if (kept > before) filled += 1;
  }
  return { values: values.subarray(0, kept), clusterOf: clusterOf.subarray(0, kept), clusters: filled };
}
